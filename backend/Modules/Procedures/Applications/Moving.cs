using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CyberPort.Procedures.Applications;

/// <summary>Where the case stands after a move.</summary>
internal sealed record MovedView(Guid Id, string Number, CaseState State, CaseTurn Turn, int Version);

/// <summary>The members of a case that the audit trail shows before and after.</summary>
internal sealed record CaseSnapshot(CaseState State, string? Assignee, DateOnly? DueOn, ClockState Clock, int StoppedDays, int AnswerSet, string? Permit, int Version)
{
    public static CaseSnapshot Of(Application a) => new(
        a.State, a.AssigneeName, a.DueOn, a.Clock, a.StoppedDays, a.AnswerSetNo, a.Permit is { } p ? $"{p.Number} ({p.Edition})" : null, a.Version);
}

/// <summary>The end of every move: saved whole, or the second person is told what the first did.</summary>
internal static class Moving
{
    public static async Task<Results<Ok<MovedView>, Problem>> SaveMoveAsync(
        this ProceduresDb db, Application moved, HttpResponse response, CancellationToken cancel)
    {
        try
        {
            await db.SaveFollowingAsync(moved, cancel);
        }
        catch (DbUpdateException fault) when (IsRace(fault))
        {
            db.ChangeTracker.Clear();
            return await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == moved.Id, cancel) is { } now
                ? CaseErrors.Stale(now.Last).AsProblem() : CaseErrors.NotFound.AsProblem();
        }

        catch (DbUpdateException fault) when (fault.InnerException is PostgresException { ConstraintName: "permit_one_in_force" })
        {
            db.ChangeTracker.Clear();
            return Permits.PermitErrors.Overlap.AsProblem();
        }

        response.SetVersion(moved.Version);
        return TypedResults.Ok(new MovedView(moved.Id, moved.Number, moved.State, moved.Turn, moved.Version));
    }

    /// <summary>Somebody else wrote the same version: seen by the row count, or by the key of the history's next line.</summary>
    public static bool IsRace(DbUpdateException fault) =>
        fault is DbUpdateConcurrencyException || fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>The applicant's list may be written by an event at the same moment; then it is read again and follows once more.</summary>
    private static async Task SaveFollowingAsync(this ProceduresDb db, Application moved, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (DbUpdateConcurrencyException fault) when (fault.Entries.Count > 0 && fault.Entries.All(e => e.Entity is MyCase))
            {
                foreach (var entry in fault.Entries)
                {
                    await entry.ReloadAsync(cancel);
                    ((MyCase)entry.Entity).Follow(moved);
                }
            }
        }
    }

    /// <summary>宛先の言語: one that the service writes, or none chosen.</summary>
    public static void MayBeLanguage<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(l => l is null || Languages.Has(l)).Says("language.unknown", "言語を選んでください。", "Choose a language.", "ことばを えらんでください。");

    /// <summary>日付: a day that a paper may bear, where one is given.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> MayBeDay<T>(this IRuleBuilder<T, DateOnly?> rule) => rule
        .Must(day => day is not { } given || DayRange.Holds(given))
        .Says("date.out-of-range", "1800年から2200年までの日を入力してください。", "Enter a day between 1800 and 2200.", "1800年から 2200年までの 日を 入れて ください。");

    /// <summary>Free words of people, with a limit.</summary>
    public static IRuleBuilderOptions<T, string?> Words<T>(this IRuleBuilder<T, string?> rule, int most) =>
        rule.MaximumLength(most).Says("text.max", $"{most}文字以内で書いてください。", $"Please write at most {most} characters.")
            .Must(text => text is null || !text.Contains('\0', StringComparison.Ordinal))
            .Says("text.unreadable", "使えない文字が含まれています。", "The text contains characters that cannot be used.");
}
