using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Engine;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Time;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Designer;

/// <summary>見本の回答を残す・消す: stays with the form from version to version.</summary>
internal static class KeepSample
{
    private const int Most = 50;
    private const int MostJson = 500_000;

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapPut("/forms/{code}/samples/{id}", Keep).WithName(nameof(KeepSample)).ForStaff(StaffRoles.Administer);
        routes.Tenant.MapDelete("/forms/{code}/samples/{id}", Drop).WithName("DropSample").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Results<Ok<FormSampleView>, Problem>> Keep(
        string code, string id, KeepSampleRequest request, FormsDb db, FormDesk desk, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (!await desk.OwnsAsync(code, cancel))
        {
            return FormErrors.NotFound.AsProblem();
        }

        if (id.Length > 40 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || AnswerImport.Read(request.Answers) is not JsonObject answers
            || answers.ToJsonString() is not { Length: <= MostJson } text)
        {
            return FormErrors.BadSample.AsProblem();
        }

        var sample = await db.Samples.SingleOrDefaultAsync(s => s.Code == code && s.Id == id, cancel);
        if (sample is null && await db.Samples.CountAsync(s => s.Code == code, cancel) >= Most)
        {
            return FormErrors.TooManySamples.AsProblem();
        }

        if (sample is null)
        {
            db.Add(sample = new FormSample { Code = code, Id = id });
        }

        var before = sample.Name.Length == 0 ? null : new { sample.Id, sample.Name, sample.Expects };
        (sample.Name, sample.Answers, sample.Expects, sample.KeptOn) = (request.Name.Trim(), text, request.Expects, time.TodayInJapan());
        audit.Record("form.sample-kept", "form", code, before, new { sample.Id, sample.Name, sample.Expects });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(FormSampleView.Of(sample));
    }

    private static async Task<Results<NoContent, Problem>> Drop(string code, string id, FormsDb db, IAuditLog audit, CancellationToken cancel)
    {
        if (await db.Samples.SingleOrDefaultAsync(s => s.Code == code && s.Id == id, cancel) is not { } sample)
        {
            return FormErrors.NoSample.AsProblem();
        }

        db.Remove(sample);
        audit.Record("form.sample-dropped", "form", code, new { sample.Id, sample.Name, sample.Expects });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}

/// <param name="Name">What the sample shows.</param>
/// <param name="Answers">The answers.</param>
/// <param name="Expects">What checking them must come to.</param>
internal sealed record KeepSampleRequest(string Name, JsonElement Answers, SampleOutcome Expects);

internal sealed class KeepSampleValidator : AbstractValidator<KeepSampleRequest>
{
    public KeepSampleValidator() => RuleFor(r => r.Name).NotEmpty().MaximumLength(100).Must(name => name?.Contains('\0', StringComparison.Ordinal) != true)
        .Says("text.max", "見本の名前は 1～100 文字で付けてください。", "The name of a sample has 1 to 100 characters.");
}
