using System.Globalization;
using CyberPort.Forms.Contracts;
using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Forms.Designer;

/// <summary>When a national form was announced: those who administer the port authorities are told, with the way to its proposal.</summary>
internal sealed class TellOfMaster(ITenantStore tenants, INotifications notifications, IServiceScopeFactory scopes) : IReaction<MasterAnnounced>
{
    public async Task HandleAsync(MasterAnnounced happened, EventContext context, CancellationToken cancel)
    {
        var title = new LocalText($"国の標準の様式が新しくなります：{happened.Title.Ja}", $"A national form changes: {happened.Title.En}");
        var body = new LocalText(
            $"{Day("yyyy年M月d日")}から、「{happened.Title.Ja}」の国の標準が {happened.FormVersion} になります。国の標準をそのまま使っている場合は、その日から自動で切り替わります。自分の港の様式がある場合は、変わる点を見てから取り込んでください。取り込むまでは何も変わりません。",
            $"From {Day("d MMMM yyyy")} the national form “{happened.Title.En}” is {happened.FormVersion}. If you use it as it is, it changes by itself on that day. If you have a form of your own, please look at the changes and take them in; nothing changes until you do.");
        foreach (var authority in (await tenants.AllAsync(cancel)).Where(one => one.Id != context.Tenant?.Id))
        {
            foreach (var person in await AdministratorsAsync(authority, cancel))
            {
                await notifications.NotifyAsync(
                    new(person, "form.master-announced", title, body, $"/{authority.Slug}/office/forms") { From = context.Tenant, Because = context.MessageId }, cancel);
            }
        }

        string Day(string format) => happened.EffectiveFrom.ToString(format, CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<Guid>> AdministratorsAsync(TenantInfo authority, CancellationToken cancel)
    {
        await using var own = scopes.CreateAsyncScope();
        own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(authority);
        var members = await own.ServiceProvider.GetRequiredService<IAccounts>().MembersAsync(cancel);
        return [.. members.Where(one => authority.IsSimple || one.Roles.Contains(StaffRoles.Administer)).Select(one => one.AccountId)];
    }
}
