using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Platform;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Identity.Roles;

/// <summary>職員の招待: <c>member invite SLUG EMAIL NAME ROLE…</c>. The first administrator of an authority; everybody else is invited on the pages.</summary>
internal sealed class InviteByCommand(IServiceScopeFactory scopes, ITenantStore tenants, IValidator<InviteMemberRequest> rules) : ICommand
{
    public string Name => "member invite";

    public string Usage => $"SLUG EMAIL NAME ROLE…    invites somebody to an authority by mail; roles: {string.Join(", ", StaffRoles.All)}";

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken cancel)
    {
        if (arguments is not [var slug, var email, var name, .. var roles] || await tenants.FindBySlugAsync(slug, cancel) is not { } tenant)
        {
            await output.WriteLineAsync("Give the word in the authority's address, an e-mail address, a name and at least one role.");
            return 2;
        }

        var request = new InviteMemberRequest(email, name, [.. roles], "ja");
        if ((await rules.ValidateAsync(request, cancel)).Errors is { Count: > 0 } faults)
        {
            await output.WriteLineAsync(string.Join(Environment.NewLine, faults.Select(f => (f.CustomState as LocalText)?.En ?? f.ErrorMessage).Distinct()));
            return 2;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
        var invited = await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync(request, cancel);
        await output.WriteLineAsync(invited.IsError ? invited.Error.Title.En : $"{email} is invited to {slug}: {string.Join(", ", roles)}. The mail leaves when the service runs.");
        return invited.IsError ? 1 : 0;
    }
}

/// <summary>運営者の登録と解除: <c>operator add EMAIL</c>, <c>operator remove EMAIL</c>. There is no page by which one becomes it.</summary>
internal abstract class OperatorByCommand(IServiceScopeFactory scopes, bool to) : ICommand
{
    public string Name => to ? "operator add" : "operator remove";

    public string Usage => to ? "EMAIL    makes a registered person an operator of the service" : "EMAIL    takes that right away";

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken cancel)
    {
        if (arguments is not [var email])
        {
            await output.WriteLineAsync("Give the e-mail address of a registered person.");
            return 2;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var key = Account.KeyOf(email);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key, cancel) is not { ConfirmedAt: not null } account)
        {
            await output.WriteLineAsync($"Nobody has registered with {email} and confirmed it. Register on the page first.");
            return 1;
        }

        scope.ServiceProvider.GetRequiredService<ITenantContext>().EnterParty(account.Id);
        scope.ServiceProvider.GetRequiredService<IAuditLog>().Record(to ? "operator.added" : "operator.removed", "account", account.Id.ToString(), new { account.IsOperator }, new { IsOperator = to });
        account.IsOperator = to;
        await db.SaveChangesAsync(cancel);
        await output.WriteLineAsync(to ? $"{email} is an operator now." : $"{email} is no operator any more.");
        return 0;
    }
}

internal sealed class AddOperator(IServiceScopeFactory scopes) : OperatorByCommand(scopes, true);

internal sealed class RemoveOperator(IServiceScopeFactory scopes) : OperatorByCommand(scopes, false);
