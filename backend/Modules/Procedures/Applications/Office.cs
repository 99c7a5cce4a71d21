using CyberPort.Platform.Actors;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Clock;
using CyberPort.Tenancy.Contracts;

namespace CyberPort.Procedures.Applications;

/// <summary>How the entered authority works, and who the caller is in it.</summary>
internal sealed class Office(IAuthorities authorities, ITenantContext scope, ICurrentActor actor, TimeProvider time)
{
    private AuthorityView? authority;

    /// <summary>The entered authority.</summary>
    public async ValueTask<AuthorityView> AuthorityAsync(CancellationToken cancel) =>
        authority ??= await authorities.FindAsync(scope.Current.Id, cancel) ?? throw new InvalidOperationException("The entered authority is gone.");

    /// <summary>The caller as a member of staff.</summary>
    public async ValueTask<Officer> OfficerAsync(CancellationToken cancel) =>
        new(actor.Id, actor.DisplayName, RolesOf(actor.Roles), Rules(await AuthorityAsync(cancel)), time.GetUtcNow());

    /// <summary>The caller as the applicant.</summary>
    public async ValueTask<MoveContext> ApplicantAsync(CancellationToken cancel) =>
        MoveContext.Applicant(actor.Id, actor.DisplayName, Rules(await AuthorityAsync(cancel)), time.GetUtcNow());

    /// <summary>How the authority counts days.</summary>
    public async ValueTask<ClockRules> ClockAsync(CancellationToken cancel) =>
        new(OfficeCalendar.Of((await AuthorityAsync(cancel)).Calendar), RollsOver: true);

    /// <summary>How the authority divides its work.</summary>
    public static OfficeRules Rules(AuthorityView authority) => new(authority.Profile == "simple", !authority.TwoPersonDecision);

    /// <summary>What the roles of a member allow. Administrators of a simple office work on cases too.</summary>
    public static CaseActors RolesOf(IReadOnlyCollection<string> roles) =>
        (roles.Contains(StaffRoles.Receive) ? CaseActors.Receiver : 0)
        | (roles.Contains(StaffRoles.Review) ? CaseActors.Reviewer : 0)
        | (roles.Contains(StaffRoles.Decide) ? CaseActors.Decider : 0);
}
