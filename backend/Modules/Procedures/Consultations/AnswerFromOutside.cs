using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Consultations;

/// <summary>照会に答える, from outside by link: no account; sees what was chosen, answers with words and files.</summary>
internal static class AnswerFromOutside
{
    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapGet("/outside-consultations/{link}", Show).WithName("ShowOutsideConsultation").ForAnyone();
        routes.Open.MapGet("/outside-consultations/{link}/attachments/{attachmentId:guid}", Attachment).WithName("ShowOutsideAttachment").ForAnyone();
        routes.Open.MapPost("/outside-consultations/{link}/actions/answer", Answer).WithName(nameof(AnswerFromOutside)).ForAnyone();
    }

    private static async Task<Results<Ok<OutsideConsultationView>, Problem>> Show(
        string link, OutsideLinks links, ProceduresDb db, CaseForms forms, Office office, ICurrentActor reader, CancellationToken cancel)
    {
        var opened = await links.OpenAsync(link, cancel);
        return opened.IsError ? opened.Error.AsProblem() : await ViewAsync(opened.Value.Case, opened.Value.Asked, db, forms, office, reader, cancel);
    }

    private static async Task<Results<StoredContent, Problem>> Attachment(
        string link, Guid attachmentId, OutsideLinks links, ProceduresDb db, IFileStore store, CancellationToken cancel)
    {
        var opened = await links.OpenAsync(link, cancel);
        if (opened.IsError)
        {
            return opened.Error.AsProblem();
        }

        var (found, asked) = opened.Value;
        return asked.ShownFiles.Contains(attachmentId)
            && await db.Attachments.AsNoTracking().SingleOrDefaultAsync(f => f.Id == attachmentId && f.ApplicationId == found.Id, cancel) is { } file
            ? await Files.SendAsync(store, file.FileKey, file.ContentType, file.Name, cancel) : DraftErrors.FileNotFound.AsProblem();
    }

    private static async Task<Results<Ok<OutsideConsultationView>, Problem>> Answer(
        string link, OutsideAnswerRequest request, OutsideLinks links, ProceduresDb db, CaseForms forms, Office office, ICurrentActor reader,
        IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            var opened = await links.OpenAsync(link, cancel);
            if (opened.IsError)
            {
                return opened.Error.AsProblem();
            }

            var (found, asked) = opened.Value;
            var by = MoveContext.Consulted(asked.Id, $"{asked.Addressee} {request.Name.Trim()}", Office.Rules(await office.AuthorityAsync(cancel)), time.GetUtcNow());
            var done = found.GiveOpinion(by, asked, request.Opinion, request.Text, await office.ClockAsync(cancel));
            if (done.IsError)
            {
                return done.Error.AsProblem();
            }

            audit.Record("case.opinion-from-outside", "case", found.Id.ToString(), null, new { Consultation = asked.Id, asked.Opinion });
            try
            {
                await db.SaveChangesAsync(cancel);
                return await ViewAsync(found, asked, db, forms, office, reader, cancel);
            }
            catch (DbUpdateException fault) when (Moving.IsRace(fault) && attempt < 3)
            {
                db.ChangeTracker.Clear(); // An officer moved the case in the same moment; the answer stands beside that.
            }
        }
    }

    private static async Task<Results<Ok<OutsideConsultationView>, Problem>> ViewAsync(
        Application found, Consultation asked, ProceduresDb db, CaseForms forms, Office office, ICurrentActor reader, CancellationToken cancel)
    {
        var latest = await db.LatestAnswersAsync(found.Id, cancel);
        var form = await forms.FindAsync(found.FormCode, latest.FormVersion, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var authority = await office.AuthorityAsync(cancel);
        var title = await db.Procedures.AsNoTracking().Where(p => p.Code == found.ProcedureCode).Select(p => p.Title).SingleAsync(cancel);
        var lines = FormEngine.Summary(form.Value, JsonNode.Parse(latest.Answers), reader.Language, await forms.CodesAsync(cancel));
        var files = await db.Attachments.AsNoTracking().Where(f => f.ApplicationId == found.Id && asked.ShownFiles.Contains(f.Id)).OrderBy(f => f.AddedAt).ToListAsync(cancel);
        return TypedResults.Ok(new OutsideConsultationView(
            authority.Name, new(authority.Contact.Department, authority.Contact.Phone, authority.Contact.Email), title, found.Number, asked.Addressee,
            asked.Question, asked.AskedByName, asked.DueOn, asked.IsOpen ? "open" : "answered",
            [.. lines.Where(l => asked.ShownFields.Contains(l.Field)).Select(l => new ShownAnswer(l.Label, l.Text))], [.. files.Select(FileRow.Of)],
            asked.Opinion, asked.Text, asked.AnsweredAt, [.. asked.Files.Select(OpinionFileRow.Of)]));
    }
}
