using CyberPort.Platform.Results;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Permits;

namespace CyberPort.Procedures.Applications;

/// <summary>What is filed: the facts that stand from the first day.</summary>
internal sealed record Filing(
    Guid Id, Guid TenantId, string Number, string ProcedureCode, ProcedureKind Kind, string FormCode, string FormVersion, string Answers,
    Guid ApplicantId, string Language, ProcessingPeriod? Period, CaseDigest Digest)
{
    /// <summary>The permit that it follows.</summary>
    public FollowUp? Follows { get; init; }
}

/// <summary>What lists and searches show of the answers.</summary>
internal sealed record CaseDigest(string ApplicantName, string? VesselName, LocalText Summary, string SearchText, string[] SearchGrams);

internal sealed partial class Application
{
    /// <summary>提出</summary>
    public static Application Submit(Filing filing, MoveContext by, ClockRules rules)
    {
        var application = new Application
        {
            Id = filing.Id,
            TenantId = filing.TenantId,
            Number = filing.Number,
            ProcedureCode = filing.ProcedureCode,
            Kind = filing.Kind,
            FormCode = filing.FormCode,
            ApplicantId = filing.ApplicantId,
            Language = filing.Language,
            SubmittedAt = by.Now,
            PeriodUnit = filing.Period?.Unit,
            PeriodCount = filing.Period?.Count,
            Relation = filing.Follows?.Relation,
            ChainId = filing.Follows?.ChainId,
            RelatedId = filing.Follows?.RelatedId,
        };
        application.Describe(filing.Digest);
        application.AddAnswers(filing.FormVersion, filing.Answers, by.Now);
        application.SetDue(application.Due(rules));
        application.Make(MoveTable.Find(CaseMove.Submit, null, filing.Kind, by.Office).Value, by);
        return application;
    }

    /// <summary>受付・担当</summary>
    public Result Take(MoveContext by) => Do(CaseMove.Take, by, rule =>
    {
        (AssigneeId, AssigneeName) = (by.PersonId, by.PersonName);
        Make(rule, by);
    });

    /// <summary>担当の割当て</summary>
    public Result Assign(MoveContext by, Guid officer, string officerName) => Do(CaseMove.Assign, by, rule =>
    {
        (AssigneeId, AssigneeName) = (officer, officerName);
        Make(rule, by, officerName);
    });

    /// <summary>補正を求める: of at least one item, or in a note. The clock stops.</summary>
    public Result RequestCorrection(MoveContext by, IReadOnlyList<AskedField> fields, string? note)
    {
        if (fields.Count == 0 && string.IsNullOrWhiteSpace(note))
        {
            return CaseErrors.NothingAsked;
        }

        return Do(CaseMove.RequestCorrection, by, rule =>
        {
            Corrections.Add(new()
            {
                TenantId = TenantId,
                ApplicationId = Id,
                Fields = [.. fields],
                Note = note,
                RequestedAt = by.Now,
                RequestedById = by.PersonId,
                RequestedByName = by.PersonName,
            });
            (AssigneeId, AssigneeName) = (AssigneeId ?? by.PersonId, AssigneeName ?? by.PersonName);
            (Clock, HasCorrectionAnswer) = (ClockState.Stopped, false);
            Make(rule, by, note, noteIsPublic: true);
        });
    }

    /// <summary>補正に答える. The clock runs on; the days it stood still are given back.</summary>
    public Result AnswerCorrection(MoveContext by, string formVersion, string answers, CaseDigest digest, ClockRules rules) =>
        Do(CaseMove.AnswerCorrection, by, rule =>
        {
            OpenCorrection!.Answer(by.Now);
            Describe(digest);
            AddAnswers(formVersion, answers, by.Now);
            HasCorrectionAnswer = true;
            RunOn(rules);
            Make(rule, by);
        });

    /// <summary>審査に戻す: from the decider's desk, or without waiting for a correction any longer.</summary>
    public Result SendBack(MoveContext by, string? note, ClockRules rules) => Do(CaseMove.SendBack, by, rule =>
    {
        OpenCorrection?.Cancel(by.Now);
        CloseRecommendation(by.Now);
        RunOn(rules);
        Make(rule, by, note);
    });

    /// <summary>取下げ</summary>
    public Result Withdraw(MoveContext by, string? reason) => Do(CaseMove.Withdraw, by, rule =>
    {
        OpenCorrection?.Cancel(by.Now);
        CloseRecommendation(by.Now);
        Thaw(by.Now);
        Make(rule, by, reason, noteIsPublic: true);
    });

    /// <summary>Tells the others that somebody wrote.</summary>
    public void Tell(Review.Message message) => Raise(new MessageWritten(
        Id, message.Id, Number, ApplicantId, message.FromApplicant, message.AuthorName, message.Text, message.At));

    public Recommendation? OpenRecommendation => Recommendations.SingleOrDefault(r => r.ClosedAt is null);

    private Result Do(CaseMove move, MoveContext by, Action<MoveRule> change)
    {
        var rule = Check(move, by);
        if (rule.IsError)
        {
            return rule.Error;
        }

        change(rule.Value);
        return Result.Ok;
    }

    private void RunOn(ClockRules rules)
    {
        Clock = ClockState.Running;
        SetDue(Due(rules));
    }

    private void SetDue(DueDate? due) => (DueOn, DueSort, StoppedDays) = (due?.On, due?.On ?? NoDueDate, due?.StoppedDays ?? 0);

    private void Describe(CaseDigest digest) =>
        (ApplicantName, VesselName, Summary, SummaryEn, SearchText, SearchGrams) =
        (digest.ApplicantName, digest.VesselName, digest.Summary.Ja, digest.Summary.En, digest.SearchText, digest.SearchGrams);

    private void AddAnswers(string formVersion, string answers, DateTimeOffset at) => AnswerSets.Add(new()
    {
        TenantId = TenantId,
        ApplicationId = Id,
        SetNo = ++AnswerSetNo,
        FormVersion = formVersion,
        Answers = answers,
        GivenAt = at,
    });
}
