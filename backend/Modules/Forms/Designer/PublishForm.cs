using CyberPort.Forms.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Forms.Designer;

/// <summary>様式を公開する: a new version from a day on. Drafts and cases stay on theirs; nothing that lives is stopped.</summary>
internal static class PublishForm
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/forms/{code}/work/actions/publish", Handle).WithName(nameof(PublishForm)).ForStaff(StaffRoles.Administer);

    private static async Task<Results<Ok<FormVersionRow>, Problem>> Handle(
        string code, PublishFormRequest request, FormsDb db, FormDesk desk, FormRelease release, ITenantContext scope, ICurrentActor actor, TimeProvider time,
        CancellationToken cancel)
    {
        if (await desk.WorkAsync(code, cancel) is not { } work)
        {
            return FormErrors.NoWork.AsProblem();
        }

        var form = work.Form with { Version = request.Version };
        if (await release.RefusalAsync(work, form, work.Base, request, cancel) is { } refusal)
        {
            return refusal;
        }

        var published = FormVersion.Of(form, request.EffectiveFrom, time.GetUtcNow(), actor.DisplayName, request.Note?.Trim() ?? "", work.Base);
        db.Add(published);
        db.Add(LibraryForm.Of(scope.Current, published, form));
        var saved = await release.SaveAsync(work, "form.published", request, cancel);
        return saved.IsError ? saved.Error.AsProblem() : TypedResults.Ok(FormVersionRow.Of(published));
    }
}

/// <param name="Version">Name of the version, for example <c>2026.2</c>.</param>
/// <param name="EffectiveFrom">施行日: applicants who begin on this day or later get it.</param>
/// <param name="Note">What changed, for colleagues.</param>
internal sealed record PublishFormRequest(string Version, DateOnly EffectiveFrom, string? Note = null);

internal sealed class PublishFormValidator : AbstractValidator<PublishFormRequest>
{
    public PublishFormValidator()
    {
        RuleFor(r => r.Version).NotNull().Matches("^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$")
            .Says("form.version", "版の名前は 40 文字までの英数字・点・ハイフンにしてください（例：2026.2）。", "A version has at most 40 letters, digits, points or hyphens (for example 2026.2).");
        RuleFor(r => r.Note).MaximumLength(1000).Must(note => note is null || !note.Contains('\0', StringComparison.Ordinal))
            .Says("text.max", "メモは 1,000 文字までです。", "The note has at most 1,000 characters.");
    }
}
