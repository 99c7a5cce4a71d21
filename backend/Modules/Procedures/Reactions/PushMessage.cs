using CyberPort.Platform.Live;
using CyberPort.Platform.Outbox;
using CyberPort.Procedures.Contracts;

namespace CyberPort.Procedures.Reactions;

/// <summary>When somebody wrote in a case: open pages on both sides are told.</summary>
internal sealed class PushMessage(ILivePush live) : IReaction<MessageWritten>
{
    public async Task HandleAsync(MessageWritten happened, EventContext context, CancellationToken cancel)
    {
        var changed = new LiveMessage("case", happened.CaseId, happened.At);
        await live.ToPartyAsync(happened.ApplicantId, changed, cancel);
        await live.ToTenantAsync(context.Tenant!.Id, changed, cancel);
    }
}
