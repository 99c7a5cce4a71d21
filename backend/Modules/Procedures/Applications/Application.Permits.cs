using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Permits;

namespace CyberPort.Procedures.Applications;

/// <summary>許可の一生: what follows a permit makes the next link of its chain, each by a decision of its own.</summary>
internal sealed partial class Application
{
    /// <summary>What this filing follows; null for one that stands alone.</summary>
    public FilingRelation? Relation { get; private set; }

    /// <summary>The chain of permits that this filing belongs to by its relation.</summary>
    public Guid? ChainId { get; private set; }

    /// <summary>The case that it was begun from.</summary>
    public Guid? RelatedId { get; private set; }

    /// <summary>匿名化: when the records of this case went, at the end of their retention.</summary>
    public DateTimeOffset? AnonymisedAt { get; private set; }

    /// <summary>The renewal of the office's own that waits for its decision.</summary>
    public Recommendation? ProposedRenewal => OpenRecommendation is { Outcome: DecisionOutcome.Renew } put ? put : null;

    /// <summary>更新の起案: where a second person decides, the first puts a renewal of the office's own forward. A later proposal takes the place of the first.</summary>
    public Result ProposeRenewal(MoveContext by, PermitTerms terms)
    {
        var full = Following(CaseMove.ProposeRenewal, by, terms);
        return full.IsError ? full.Error : Do(CaseMove.ProposeRenewal, by, rule =>
        {
            CloseRecommendation(by.Now);
            Recommendations.Add(new()
            {
                TenantId = TenantId,
                ApplicationId = Id,
                Outcome = DecisionOutcome.Renew,
                Conditions = [.. full.Value.Conditions ?? []],
                ValidFrom = full.Value.ValidFrom,
                ValidTo = full.Value.ValidTo,
                ById = by.PersonId,
                ByName = by.PersonName,
                At = by.Now,
            });
            Make(rule, by);
        });
    }

    /// <summary>許可の更新 without a filing: where the procedure's data lets the office renew of itself. A decision: where two persons decide, the other one put it forward.</summary>
    public Result Renew(MoveContext by, PermitTerms terms, string permitNumber)
    {
        var following = Following(CaseMove.Renew, by, terms);
        if (following.IsError)
        {
            return following.Error;
        }

        if (ProposedRenewal is null && !by.Office.OnePersonDecides)
        {
            return PermitErrors.NotProposed;
        }

        var (last, full) = (Permit!, following.Value);
        return Decide(CaseMove.Renew, by, null, null, decision =>
        {
            AddPermit(decision, full, permitNumber, last.Edition + 1, last);
            Raise(new PermitGranted(Id, ProcedureCode, ApplicantId, permitNumber, last.Edition + 1, full.ValidFrom, full.ValidTo));
        }, full);
    }

    /// <summary>The terms of a permit that goes on after this case's last one, where it may.</summary>
    private Result<PermitTerms> Following(CaseMove move, MoveContext by, PermitTerms terms)
    {
        var last = Permit;
        var rule = MoveTable.Find(move, State, Kind, by.Office);
        if (rule.IsError)
        {
            return rule.Error!;
        }

        if (rule.Value.HoldsPermit && last is null)
        {
            return CaseErrors.IllegalMove(move, State, Kind);
        }

        if (last is null or { IsEnded: true })
        {
            return PermitErrors.NotInForce;
        }

        if (by.OpenChecks.Count > 0)
        {
            return CaseErrors.ChecksOpen(by.OpenChecks);
        }

        var full = AfterThe(last, new(terms.Conditions ?? last.Conditions, terms.ValidFrom, terms.ValidTo));
        return Continues(full, last) is { } refusal ? refusal : full;
    }

    /// <summary>許可に結び付ける: from here on the filing follows that permit, as if it had been begun from it. Once, and before the decision.</summary>
    public Result LinkPermit(MoveContext by, FilingRelation relation, Result<Followed> to)
    {
        var rule = Check(CaseMove.LinkPermit, by);
        var refused = rule.IsError ? rule.Error
            : Relation is not null ? PermitErrors.AlreadyLinked
            : (Relations.KindsFor(relation) & Kind) == 0 ? PermitErrors.OtherKind
            : to.IsError ? to.Error
            : relation != FilingRelation.Succession && !IsHolder(to.Value.Holder) ? PermitErrors.OtherHolder
            : null;
        if (refused is not null)
        {
            return refused;
        }

        var (holder, permit) = to.Value;
        (Relation, ChainId, RelatedId) = (relation, permit.ChainId, holder.Id);
        Make(rule.Value, by, permit.Number, noteIsPublic: true);
        return Result.Ok;
    }

    /// <summary>Whoever files for the holder may have an account of their own; the name on the papers is then the holder's.</summary>
    private bool IsHolder(Application holder) => holder.ApplicantId == ApplicantId || holder.ApplicantName == ApplicantName;

    /// <summary>
    /// 許可の引継ぎ: a later decision took this case's permit over; the permit ends, or runs out beside its successor, which is named by
    /// its number: the holder reads it in a language of their own.
    /// </summary>
    public Result Supersede(MoveContext by, PermitEnd? because, string successor) => Do(CaseMove.Supersede, by, rule =>
    {
        if (because is { } end)
        {
            Permit!.End(by.Now, end);
        }

        CloseRecommendation(by.Now);
        Make(rule, by, successor, noteIsPublic: true);
    });

    /// <summary>The permit ran out by itself; noted once.</summary>
    public void NoteExpiry(Permit permit, DateTimeOffset now)
    {
        permit.Expire(now);
        Raise(new PermitExpired(Id, Number, ApplicantId, AssigneeId, permit.Number, permit.ValidTo!.Value));
    }

    /// <summary>Tells holder and office that the permit runs out soon.</summary>
    public void TellExpiring(Permit permit, int days) =>
        Raise(new PermitExpiring(Id, Number, ApplicantId, AssigneeId, permit.Number, permit.ValidTo!.Value, days));

    /// <summary>What grants this filing: terms and number as its relation has it.</summary>
    private Result<(PermitTerms Terms, string Number, int Edition)> Link(PermitTerms terms, string number, Followed? followed)
    {
        if (Relation is not { } relation)
        {
            return (terms, number, 1);
        }

        if (followed is null or { Permit.IsEnded: true })
        {
            return PermitErrors.NotInForce;
        }

        var before = followed.Permit;
        if (relation == FilingRelation.Renewal)
        {
            var after = AfterThe(before, terms);
            return Continues(after, before) is { } refusal ? refusal : (after, number, 1);
        }

        return (terms with { ValidFrom = terms.ValidFrom ?? before.ValidFrom, ValidTo = terms.ValidTo ?? before.ValidTo }, before.Number, before.Edition + 1);
    }

    /// <summary>The other side of the link: the permit that was followed.</summary>
    private Result Hand(MoveContext by, Followed? followed) => (Relation, followed) switch
    {
        (null, _) or (_, null) => Result.Ok,
        (FilingRelation.Renewal, { } f) => f.Holder.Supersede(by, null, Number),
        (FilingRelation.Change, { } f) => f.Holder.Supersede(by, PermitEnd.Replaced, Number),
        (FilingRelation.Succession, { } f) => f.Holder.Supersede(by, PermitEnd.Succeeded, Number),
        (FilingRelation.Surrender, { } f) => f.Holder.Supersede(by, PermitEnd.Surrendered, Number),
        _ => Result.Ok,
    };

    private static PermitTerms AfterThe(Permit before, PermitTerms terms) =>
        terms with { ValidFrom = terms.ValidFrom ?? before.ValidTo?.PlusDays(1) };

    private static Error? Continues(PermitTerms after, Permit before) =>
        before.ValidTo is not { } end || after.ValidFrom is not { } from || from <= end ? PermitErrors.OverlapUntil(before.ValidTo)
        : after.ValidTo is null ? PermitErrors.PeriodNeeded
        : after.Fault;
}
