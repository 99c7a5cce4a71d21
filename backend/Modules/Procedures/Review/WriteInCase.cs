using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>メモを残す・申請者に書く</summary>
internal static class WriteInCase
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapPost("/cases/{id:guid}/notes", AddNote).WithName("AddNote").ForStaff(CaseStaff.Working);
        routes.Tenant.MapPost("/cases/{id:guid}/messages", ToApplicant).WithName("WriteToApplicant").ForStaff(CaseStaff.Working);
        routes.My.MapPost("/cases/{id:guid}/messages", ToOffice).WithName("WriteToOffice").ForAccounts();
    }

    private static async Task<Results<Ok<NoteRow>, Problem>> AddNote(
        Guid id, WriteTextRequest request, ProceduresDb db, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (!await db.Applications.AnyAsync(a => a.Id == id, cancel))
        {
            return CaseErrors.NotFound.AsProblem();
        }

        var note = new Note { ApplicationId = id, AuthorId = actor.Id, AuthorName = actor.DisplayName, Text = request.Text.Trim(), At = time.GetUtcNow() };
        db.Add(note);
        audit.Record("case.note-added", "case", id.ToString(), null, new { Note = note.Id, Sha256 = Fingerprint.Of(note.Id, note.Text) });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new NoteRow(note.Id, note.AuthorName, note.Text, note.At));
    }

    private static async Task<Results<Ok<MessageRow>, Problem>> ToApplicant(
        Guid id, WriteTextRequest request, ProceduresDb db, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel) =>
        await db.Applications.SingleOrDefaultAsync(a => a.Id == id, cancel) is { } found
            ? TypedResults.Ok(await SendAsync(found, request.Text, fromApplicant: false, db, actor, audit, time, cancel))
            : CaseErrors.NotFound.AsProblem();

    private static async Task<Results<Ok<MessageRow>, Problem>> ToOffice(
        Guid id, WriteTextRequest request, OwnCases own, ProceduresDb db, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        var loaded = await own.LoadAsync(id, cancel);
        return loaded.IsError
            ? loaded.Error.AsProblem()
            : TypedResults.Ok(await SendAsync(loaded.Value.Case, request.Text, fromApplicant: true, db, actor, audit, time, cancel));
    }

    private static async Task<MessageRow> SendAsync(
        Application found, string text, bool fromApplicant, ProceduresDb db, ICurrentActor actor, IAuditLog audit, TimeProvider time,
        CancellationToken cancel)
    {
        var message = new Message
        {
            ApplicationId = found.Id,
            FromApplicant = fromApplicant,
            AuthorId = actor.Id,
            AuthorName = actor.DisplayName,
            Text = text.Trim(),
            At = time.GetUtcNow(),
        };
        db.Add(message);
        found.Tell(message);
        audit.Record("case.message-written", "case", found.Id.ToString(), null, new { Message = message.Id, Sha256 = Fingerprint.Of(message.Id, message.Text), message.FromApplicant });
        await db.SaveChangesAsync(cancel);
        return MessageRow.Of(message);
    }
}

internal sealed record WriteTextRequest(string Text);

internal sealed class WriteTextValidator : AbstractValidator<WriteTextRequest>
{
    public WriteTextValidator()
    {
        RuleFor(r => r.Text).Must(t => !string.IsNullOrWhiteSpace(t)).Says("required", "内容を書いてください。", "Please write something.");
        RuleFor(r => (string?)r.Text).Words(4000).OverridePropertyName("text");
    }
}
