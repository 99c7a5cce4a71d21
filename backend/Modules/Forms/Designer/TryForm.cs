using System.Text.Json;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Forms.Designer;

/// <summary>様式を検査する・試しに申請する: what would stop the publication, and what an applicant would be told.</summary>
internal static class TryForm
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapPost("/forms/{code}/work/actions/check", Check).WithName("CheckForm").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/forms/{code}/work/actions/try", Try).WithName(nameof(TryForm)).ForStaff(StaffRoles.Administer);
    }

    private static async Task<Results<Ok<FormFindings>, Problem>> Check(string code, FormDesk desk, ICurrentActor actor, CancellationToken cancel) =>
        await desk.WorkAsync(code, cancel) is { } work
            ? TypedResults.Ok(FormFindings.Of(await desk.FindingsAsync(work.Form, work.Base, cancel), actor.Language)) : FormErrors.NoWork.AsProblem();

    private static async Task<Results<Ok<FormTrial>, Problem>> Try(
        string code, TryFormRequest request, FormDesk desk, IForms forms, ITenantContext scope, TimeProvider time, CancellationToken cancel)
    {
        if (await desk.WorkAsync(code, cancel) is not { } work)
        {
            return FormErrors.NoWork.AsProblem();
        }

        var (form, codes, language) = (work.Form, await forms.CodesAsync(scope.Current.Id, cancel), request.Language ?? "ja");
        var errors = FormEngine.Validate(form, request.Answers, language, time.TodayInJapan(), codes);
        return TypedResults.Ok(new FormTrial(
            [.. errors.Select(error => new FormTrialError(error.Field, error.Code, error.Message))],
            FormEngine.Summary(form, FormEngine.Normalise(form, request.Answers), language, codes)));
    }
}

/// <summary>A test filing: nothing is kept of it.</summary>
internal sealed record TryFormRequest(JsonElement Answers, string? Language = null);

internal sealed class TryFormValidator : AbstractValidator<TryFormRequest>
{
    public TryFormValidator() => RuleFor(r => r.Language).MaximumLength(20)
        .Says("text.max", "言語を選び直してください。", "Please choose another language.");
}

/// <summary>試しの申請の結果</summary>
internal sealed record FormTrial(IReadOnlyList<FormTrialError> Errors, IReadOnlyList<SummaryLine> Summary);

internal sealed record FormTrialError(string Path, string Code, string Message);
