using CyberPort.Platform.Results;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Permits;

namespace CyberPort.Procedures.Applications;

/// <summary>決裁: what is put forward, decided and accepted, and what a decision leaves behind.</summary>
internal sealed partial class Application
{
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

        return terms.Fault is { } fault ? fault : Do(CaseMove.Recommend, by, rule =>
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

        if (put?.Outcome != DecisionOutcome.Grant && by.OpenChecks.Count > 0)
        {
            return CaseErrors.ChecksOpen(by.OpenChecks);
        }

        var (full, number, edition) = link.Value;
        var done = full.Fault is { } fault ? fault : Decide(CaseMove.Grant, by, null, comment, decision =>
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
        var done = terms.Fault is { } fault ? fault : Decide(CaseMove.Accept, by, null, comment, decision =>
        {
            AddPermit(decision, terms, number, edition, followed!.Permit);
            Raise(new PermitGranted(Id, ProcedureCode, ApplicantId, number, edition, terms.ValidFrom, terms.ValidTo));
        });
        return done.IsError ? done : Hand(by, followed);
    }

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
            : full.Fault is { } fault ? fault
            : State != CaseState.Revoked && last is { IsEnded: true } ? PermitErrors.NotInForce
            : Decide(CaseMove.Amend, by, reason, null, decision =>
            {
                last!.End(by.Now, PermitEnd.Replaced);
                AddPermit(decision, full, last.Number, last.Edition + 1, last);
                Raise(new PermitAmended(Id, ProcedureCode, ApplicantId, last.Number, last.Edition + 1, full.ValidFrom, full.ValidTo));
            }, full);
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
}
