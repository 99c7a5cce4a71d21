using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Text;
using CyberPort.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CyberPort.Forms.Answers;

/// <summary>船舶・連絡先: a person's own list of vessels, companies and addresses; kept, changed and taken out.</summary>
internal static class KeepRegister
{
    private const int Most = 500;

    public static void Map(ApiRoutes routes)
    {
        routes.My.MapGet("/register", List).WithName("ListRegister").ForAccounts();
        routes.My.MapGet("/register/{id:guid}", Show).WithName("ShowRegisterEntry").ForAccounts();
        routes.My.MapGet("/register-forms/{kind}", ShowForm).WithName("ShowRegisterForm").ForAccounts();
        routes.My.MapPost("/register", Add).WithName("AddToRegister").ForAccounts();
        routes.My.MapPut("/register/{id:guid}", Change).WithName("ChangeRegisterEntry").ForAccounts();
        routes.My.MapPost("/register/{id:guid}/actions/delete", Delete).WithName("DeleteRegisterEntry").ForAccounts();
    }

    /// <summary>In the order of names; of one kind, or of all. Searched by everything that a row shows.</summary>
    private static async Task<Ok<CountedList<RegisterRow>>> List(
        FormsDb db, RegisterCodes codes, ICurrentActor actor, CancellationToken cancel, string? kind = null, string? query = null, string? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        var (names, words, from) = (await codes.AllAsync(cancel), SearchText.WordsOf(query), NameCursor.Read(after));
        var entries = db.Register.AsNoTracking();
        if (Enum.TryParse<RegisterKind>(kind, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted))
        {
            entries = entries.Where(e => e.Kind == wanted);
        }

        var left = (from is null ? entries : entries.Where(e => string.Compare(e.Name, from.Name) > 0 || (e.Name == from.Name && e.Id > from.Id)))
            .OrderBy(e => e.Name).ThenBy(e => e.Id);
        // A register is bounded (see Most), so a search reads it whole: what a row shows is in no column.
        var page = (words.Count == 0 ? await left.Take(take + 1).ToListAsync(cancel) : await left.ToListAsync(cancel))
            .Select(e => RegisterRow.Of(e, actor.Language, names)).Where(row => SearchText.Has(words, row.Name, row.Detail)).ToList();
        var count = from is not null ? (int?)null
            : words.Count == 0 ? await entries.Take(CountedList<RegisterRow>.Most).CountAsync(cancel) : Math.Min(page.Count, CountedList<RegisterRow>.Most);
        var last = page.Count > take ? page[take - 1] : null;
        return TypedResults.Ok(new CountedList<RegisterRow>([.. page.Take(take)], last is null ? null : new NameCursor(last.Name, last.Id).Write(), count));
    }

    private static async Task<Results<Ok<RegisterRow>, Problem>> Show(Guid id, FormsDb db, RegisterCodes codes, ICurrentActor actor, CancellationToken cancel) =>
        await db.Register.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is { } entry
            ? TypedResults.Ok(RegisterRow.Of(entry, actor.Language, await codes.AllAsync(cancel))) : RegisterErrors.NotFound.AsProblem();

    private static Results<Ok<FormDefinition>, Problem> ShowForm(string kind) =>
        Enum.TryParse<RegisterKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? TypedResults.Ok(RegisterForms.Of(known)) : Error.NotFound("register-form").AsProblem();

    private static async Task<Results<Created<RegisterRow>, Problem>> Add(
        AddToRegisterRequest request, FormsDb db, RegisterCodes codes, ICurrentActor actor, TimeProvider time, CancellationToken cancel)
    {
        var (names, answers) = (await codes.AllAsync(cancel), FormEngine.Normalise(RegisterForms.Of(request.Kind), request.Answers));
        if (Faults(request.Kind, answers, names, actor, time) is { } refused)
        {
            return refused.AsProblem();
        }

        if (await AlreadyAsync(db, request.Kind, answers, null, cancel) is { } there)
        {
            return there.AsProblem();
        }

        if (await db.Register.CountAsync(cancel) >= Most)
        {
            return RegisterErrors.Full.AsProblem();
        }

        var entry = new RegisterEntry { Kind = request.Kind };
        entry.Write(answers, time.GetUtcNow());
        db.Add(entry);
        return await SaveAsync(db, entry, cancel) is { } late
            ? late.AsProblem() : TypedResults.Created($"/api/my/register/{entry.Id}", RegisterRow.Of(entry, actor.Language, names));
    }

    private static async Task<Results<Ok<RegisterRow>, Problem>> Change(
        Guid id, ChangeRegisterEntryRequest request, IfMatch seen, FormsDb db, RegisterCodes codes, ICurrentActor actor, TimeProvider time, CancellationToken cancel)
    {
        if (seen.Required() is { IsError: true } missing)
        {
            return missing.Error.AsProblem();
        }

        if (await db.Register.SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } entry)
        {
            return RegisterErrors.NotFound.AsProblem();
        }

        var (names, answers) = (await codes.AllAsync(cancel), FormEngine.Normalise(RegisterForms.Of(entry.Kind), request.Answers));
        var refused = entry.Version != seen.Version ? RegisterErrors.Stale
            : Faults(entry.Kind, answers, names, actor, time) ?? await AlreadyAsync(db, entry.Kind, answers, id, cancel);
        if (refused is not null)
        {
            return refused.AsProblem();
        }

        entry.Write(answers, time.GetUtcNow());
        return await SaveAsync(db, entry, cancel) is { } late ? late.AsProblem() : TypedResults.Ok(RegisterRow.Of(entry, actor.Language, names));
    }

    private static async Task<NoContent> Delete(Guid id, FormsDb db, CancellationToken cancel)
    {
        await db.Register.Where(e => e.Id == id).ExecuteDeleteAsync(cancel);
        return TypedResults.NoContent();
    }

    private static Error? Faults(RegisterKind kind, JsonObject answers, ICodeLookup codes, ICurrentActor actor, TimeProvider time) =>
        FormEngine.Validate(RegisterForms.Of(kind), answers, actor.Language, time.TodayInJapan(), codes) is { Count: > 0 } faults
            ? RegisterErrors.Incomplete.With(faults) : null;

    /// <summary>The same vessel twice helps nobody: the page offers to renew the entry that is there.</summary>
    private static async Task<Error?> AlreadyAsync(FormsDb db, RegisterKind kind, JsonObject answers, Guid? but, CancellationToken cancel)
    {
        var identity = RegisterEntry.IdentityIn(kind, answers);
        var there = await db.Register.AsNoTracking().Where(e => e.Kind == kind && e.Identity == identity && e.Id != but)
            .Select(e => new { e.Id, e.Version, e.Name }).FirstOrDefaultAsync(cancel);
        return there is null ? null : RegisterErrors.Already.With("id", there.Id).With("version", there.Version).With("name", there.Name);
    }

    private static async Task<Error?> SaveAsync(FormsDb db, RegisterEntry entry, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException fault) when (fault is DbUpdateConcurrencyException || fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return RegisterErrors.Stale.With("id", entry.Id);
        }
    }
}
