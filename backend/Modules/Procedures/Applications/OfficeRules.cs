namespace CyberPort.Procedures.Applications;

/// <summary>How an office divides its work.</summary>
/// <param name="AnyStaffDoesAll">地方港湾の簡易な体制: any staff member may make every staff move.</param>
/// <param name="OnePersonDecides">No second person is needed for a decision.</param>
internal sealed record OfficeRules(bool AnyStaffDoesAll, bool OnePersonDecides)
{
    /// <summary>Receipt, review and decision by different people.</summary>
    public static readonly OfficeRules TwoPersons = new(false, false);

    /// <summary>One person does everything.</summary>
    public static readonly OfficeRules Simple = new(true, true);

    public bool Allows(MoveRule rule, CaseActors roles) =>
        (rule.By & roles) != 0 || (AnyStaffDoesAll && (rule.By & CaseActors.Staff) != 0 && (roles & CaseActors.Staff) != 0);
}
