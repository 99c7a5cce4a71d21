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
internal sealed record CaseDigest(string ApplicantName, string? VesselName, string Summary, string SearchText, string[] SearchGrams);

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

    /// <summary>決裁に上げる</summary>
    public Result Recommend(MoveContext by, DecisionOutcome outcome, string? comment, PermitTerms terms, string? reasons)
    {
        if (outcome == DecisionOutcome.Refuse && string.IsNullOrWhiteSpace(reasons))
        {
            return CaseErrors.ReasonsNeeded;
        }

        if (outcome == DecisionOutcome.Grant && by.OpenChecks.Count > 0)
        {
            return CaseErrors.ChecksOpen(by.OpenChecks);
        }

        return terms.ValidTo < terms.ValidFrom ? CaseErrors.PeriodReversed : Do(CaseMove.Recommend, by, rule =>
        {
            Recommendations.Add(new()
            {
                TenantId = TenantId,
                ApplicationId = Id,
                Outcome = outcome,
                Comment = comment,
                Conditions = [.. terms.Conditions ?? []],
                ValidFrom = terms.ValidFrom,
                ValidTo = terms.ValidTo,
                Reasons = reasons,
                ById = by.PersonId,
                ByName = by.PersonName,
                At = by.Now,
            });
            Make(rule, by, comment);
        });
    }

    /// <summary>許可</summary>
    public Result Grant(MoveContext by, PermitTerms terms, string? comment, string permitNumber, Followed? followed = null)
    {
        var put = OpenRecommendation;
        var link = Link(
            new(terms.Conditions ?? put?.Conditions ?? followed?.Permit.Conditions ?? [], terms.ValidFrom ?? put?.ValidFrom, terms.ValidTo ?? put?.ValidTo),
            permitNumber, followed);
        if (link.IsError)
        {
            return link.Error;
        }

        if (put is null && by.OpenChecks.Count > 0)
        {
            return CaseErrors.ChecksOpen(by.OpenChecks);
        }

        var (full, number, edition) = link.Value;
        var done = full.ValidTo < full.ValidFrom ? CaseErrors.PeriodReversed : Decide(CaseMove.Grant, by, null, comment, decision =>
        {
            AddPermit(decision, full, number, edition, followed?.Permit);
            Raise(new PermitGranted(Id, ProcedureCode, ApplicantId, number, edition, full.ValidFrom, full.ValidTo));
        }, full);
        return done.IsError ? done : Hand(by, followed);
    }

    /// <summary>不許可: never without reasons (行政手続法8条).</summary>
    public Result Refuse(MoveContext by, string? reasons)
    {
        reasons = string.IsNullOrWhiteSpace(reasons) ? OpenRecommendation?.Reasons : reasons;
        return string.IsNullOrWhiteSpace(reasons) ? CaseErrors.ReasonsNeeded
            : Decide(CaseMove.Refuse, by, reasons, null, terms: OpenRecommendation is { } put ? new(null, put.ValidFrom, put.ValidTo) : null);
    }

    /// <summary>受理: what a notification gets instead of a decision. Where it tells of a succession, the permit goes on in its name.</summary>
    public Result Accept(MoveContext by, string? comment, Followed? followed = null)
    {
        if (by.OpenChecks.Count > 0)
        {
            return CaseErrors.ChecksOpen(by.OpenChecks);
        }

        if (Relation != FilingRelation.Succession)
        {
            var accepted = Decide(CaseMove.Accept, by, null, comment);
            return accepted.IsError ? accepted : Hand(by, followed);
        }

        var link = Link(new(followed?.Permit.Conditions, null, null), "", followed);
        if (link.IsError)
        {
            return link.Error;
        }

        var (terms, number, edition) = link.Value;
        var done = Decide(CaseMove.Accept, by, null, comment, decision =>
        {
            AddPermit(decision, terms, number, edition, followed!.Permit);
            Raise(new PermitGranted(Id, ProcedureCode, ApplicantId, number, edition, terms.ValidFrom, terms.ValidTo));
        });
        return done.IsError ? done : Hand(by, followed);
    }

    /// <summary>取下げ</summary>
    public Result Withdraw(MoveContext by, string? reason) => Do(CaseMove.Withdraw, by, rule =>
    {
        OpenCorrection?.Cancel(by.Now);
        CloseRecommendation(by.Now);
        Thaw(by.Now);
        Make(rule, by, reason, noteIsPublic: true);
    });

    /// <summary>許可の取消し: never without reasons (行政手続法14条).</summary>
    public Result Revoke(MoveContext by, string? reasons) =>
        string.IsNullOrWhiteSpace(reasons) ? CaseErrors.ReasonsNeeded
        : State != CaseState.Revoked && Permit is { IsEnded: true } ? PermitErrors.NotInForce
        : Decide(CaseMove.Revoke, by, reasons, null, _ =>
        {
            foreach (var running in Permits.Where(p => !p.IsEnded))
            {
                running.End(by.Now, PermitEnd.Revoked);
            }

            Raise(new PermitRevoked(Id, ProcedureCode, ApplicantId, Permit!.Number, by.Now));
        }, new(null, Permit?.ValidFrom, Permit?.ValidTo));

    /// <summary>許可の変更: the next edition of the permit takes the place of the last.</summary>
    public Result Amend(MoveContext by, PermitTerms terms, string? reason)
    {
        var last = Permit;
        var full = new PermitTerms(terms.Conditions ?? last?.Conditions ?? [], terms.ValidFrom ?? last?.ValidFrom, terms.ValidTo ?? last?.ValidTo);
        return string.IsNullOrWhiteSpace(reason) ? CaseErrors.ReasonsNeeded
            : full.ValidTo < full.ValidFrom ? CaseErrors.PeriodReversed
            : State != CaseState.Revoked && last is { IsEnded: true } ? PermitErrors.NotInForce
            : Decide(CaseMove.Amend, by, reason, null, decision =>
            {
                last!.End(by.Now, PermitEnd.Replaced);
                AddPermit(decision, full, last.Number, last.Edition + 1, last);
                Raise(new PermitAmended(Id, ProcedureCode, ApplicantId, last.Number, last.Edition + 1, full.ValidFrom, full.ValidTo));
            }, full);
    }

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

    private Result Decide(CaseMove move, MoveContext by, string? reasons, string? comment, Action<Decision>? then = null, PermitTerms? terms = null)
    {
        var rule = Check(move, by, terms);
        if (rule.IsError)
        {
            return rule.Error;
        }

        if (OpenRecommendation?.ById == by.PersonId && !by.Office.OnePersonDecides)
        {
            return CaseErrors.SamePerson;
        }

        if (Consultations.Where(c => c.Mandatory && c.IsOpen).ToList() is { Count: > 0 } open)
        {
            return CaseErrors.ConsultationOpen([.. open.Select(c => c.Addressee)]);
        }

        var decision = new Decision
        {
            TenantId = TenantId,
            ApplicationId = Id,
            Outcome = Enum.Parse<DecisionOutcome>(move.ToString()),
            Reasons = reasons,
            Comment = comment,
            DecidedById = by.PersonId,
            DecidedByName = by.PersonName,
            InPlaceOfId = inPlaceOf?.PersonId,
            InPlaceOfName = inPlaceOf?.Name,
            DecidedAt = by.Now,
        };
        Decisions.Add(decision);
        CloseRecommendation(by.Now);
        then?.Invoke(decision);
        Make(rule.Value, by, reasons ?? comment, noteIsPublic: reasons is not null);
        return Result.Ok;
    }

    private void AddPermit(Decision decision, PermitTerms terms, string number, int edition, Permit? before)
    {
        var id = Guid.CreateVersion7(decision.DecidedAt);
        Permits.Add(new()
        {
            Id = id,
            TenantId = TenantId,
            ApplicationId = Id,
            DecisionId = decision.Id,
            ChainId = before?.ChainId ?? id,
            PreviousId = before?.Id,
            Number = number,
            Edition = edition,
            Conditions = [.. terms.Conditions ?? []],
            ValidFrom = terms.ValidFrom,
            ValidTo = terms.ValidTo,
            IssuedAt = decision.DecidedAt,
        });
    }

    private void CloseRecommendation(DateTimeOffset at) => OpenRecommendation?.Close(at);

    private void RunOn(ClockRules rules)
    {
        Clock = ClockState.Running;
        SetDue(Due(rules));
    }

    private void SetDue(DueDate? due) => (DueOn, DueSort, StoppedDays) = (due?.On, due?.On ?? NoDueDate, due?.StoppedDays ?? 0);

    private void Describe(CaseDigest digest) =>
        (ApplicantName, VesselName, Summary, SearchText, SearchGrams) =
        (digest.ApplicantName, digest.VesselName, digest.Summary, digest.SearchText, digest.SearchGrams);

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
