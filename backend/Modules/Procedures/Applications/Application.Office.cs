using CyberPort.Platform.Results;
using CyberPort.Procedures.Clock;

namespace CyberPort.Procedures.Applications;

/// <summary>Moves inside the office: desks, more time, asking others.</summary>
internal sealed partial class Application
{
    /// <summary>到着: at the desk that the authority's rules name. No move: it happens with the filing.</summary>
    public void ArriveAt(Guid? desk) => DeskId = desk;

    /// <summary>係を替える</summary>
    public Result Transfer(MoveContext by, Guid desk, string deskName) => Do(CaseMove.Transfer, by, rule =>
    {
        DeskId = desk;
        Make(rule, by, deskName);
    });

    /// <summary>処理期間の延長: later than before, and never without a reason. The applicant is told both.</summary>
    public Result Extend(MoveContext by, DateOnly until, string? reason, ClockRules rules)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return CaseErrors.ReasonsNeeded;
        }

        if (MoveTable.Find(CaseMove.Extend, State, Kind, by.Office) is { IsError: false } && (DueOn is not { } before || until <= before))
        {
            return CaseErrors.NotLater;
        }

        return Do(CaseMove.Extend, by, rule =>
        {
            var was = DueOn!.Value;
            ExtensionDays += until.DayNumber - was.DayNumber;
            ExtensionCount++;
            RunOn(rules);
            Extensions.Add(new()
            {
                TenantId = TenantId,
                ApplicationId = Id,
                No = ExtensionCount,
                Days = DueOn!.Value.DayNumber - was.DayNumber,
                Before = was,
                After = DueOn.Value,
                Reason = reason,
                ById = by.PersonId,
                ByName = by.PersonName,
                At = by.Now,
            });
            Make(rule, by, reason, noteIsPublic: true);
        });
    }

    /// <summary>合議・照会: others are asked, each for themselves.</summary>
    public Result Consult(MoveContext by, IReadOnlyList<Consultation> asked) => Do(CaseMove.Consult, by, rule =>
    {
        Consultations.AddRange(asked);
        Make(rule, by, string.Join("、", asked.Select(a => a.Addressee)));
        foreach (var one in asked)
        {
            Raise(new Contracts.ConsultationAsked(Id, one.Id, by.Now));
        }
    });

    /// <summary>回答: agrees, with remarks, or objects.</summary>
    public Result GiveOpinion(MoveContext by, Consultation asked, Opinion opinion, string? text, ClockRules rules)
    {
        if (opinion != Opinion.Agree && string.IsNullOrWhiteSpace(text))
        {
            return CaseErrors.OpinionNeedsWords;
        }

        return !asked.IsOpen ? CaseErrors.ConsultationClosed : Do(CaseMove.GiveOpinion, by, rule =>
        {
            asked.Answer(opinion, text, by.PersonName, by.Now);
            Recount(rules);
            Make(rule, by, $"{asked.Addressee}：{CaseWords.Of(opinion).Ja}");
        });
    }

    /// <summary>取りやめ: nobody waits for it any longer; its link opens nothing.</summary>
    public Result EndConsultation(MoveContext by, Consultation asked, ClockRules rules) =>
        !asked.IsOpen ? CaseErrors.ConsultationClosed : Do(CaseMove.EndConsultation, by, rule =>
        {
            asked.Revoke(by.Now);
            Recount(rules);
            Make(rule, by, asked.Addressee);
        });

    /// <summary>A consultation that stopped the clock gives its days back; the state of the clock is not its business.</summary>
    private void Recount(ClockRules rules)
    {
        if (Clock == ClockState.Running)
        {
            SetDue(Due(rules));
        }
    }
}
