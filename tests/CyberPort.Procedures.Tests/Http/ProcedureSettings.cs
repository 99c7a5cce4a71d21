using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>The administrator's page of procedures, as tests use it.</summary>
internal static class ProcedureSettings
{
    /// <summary>A story, and somebody who administers its authority.</summary>
    public static async Task<(Story Story, PortClient Administrator)> AdministratorAsync(this Harbour port)
    {
        var story = await port.StoryAsync();
        return (story, await port.StaffAsync(story.Authority, "administer"));
    }

    /// <summary>What may be changed of a procedure, as it is now.</summary>
    public static JsonObject Changeable(this Answer settings)
    {
        var body = settings.Body!.DeepClone().AsObject();
        foreach (var fixedMember in new[] { "code", "nationalCode", "class", "enabled", "kind", "paperFile", "version" })
        {
            body.Remove(fixedMember);
        }

        return body;
    }
}
