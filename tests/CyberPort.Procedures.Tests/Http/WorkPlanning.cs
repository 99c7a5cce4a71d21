using System.Text.Json.Nodes;
using CyberPort.Platform.Time;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>Dividing the work, as tests do it.</summary>
internal static class WorkPlanning
{
    /// <summary>Somebody who administers the authority.</summary>
    public static Task<PortClient> AdministratorAsync(this Story story) => story.Port.StaffAsync(story.Authority, "administer");

    /// <summary>A desk.</summary>
    public static async Task<Guid> DeskAsync(this Story story, PortClient admin, string name, bool isDefault, params Guid[] members) =>
        (Guid)(await admin.PostAsync($"{story.Office}/desks", new { name = new { ja = name, en = name }, members, isDefault })).Ok()["id"]!;

    /// <summary>Keeps a plan on the version as it is now.</summary>
    public static async Task<Answer> PlanAsync(this Story story, PortClient admin, string code, object plan)
    {
        var version = (await admin.GetAsync($"{story.Office}/work-plans/{code}")).Ok().Version;
        return await admin.PutAsync($"{story.Office}/work-plans/{code}", plan, version);
    }

    /// <summary>事務分担 of one procedure.</summary>
    public static object Plan(object[]? routing = null, object[]? levels = null, object[]? checks = null, bool stops = false) =>
        new { routing = routing ?? [], levels = levels ?? [], checks = checks ?? [], consultationStopsClock = stops };

    /// <summary>A condition.</summary>
    public static object When(string field, string @is, object value) => new { field, @is, value };

    /// <summary>Answers for the use of a facility.</summary>
    public static JsonObject Use(decimal? fee = null, int area = 10) => new()
    {
        ["applicant"] = Story.Complete()["applicant"]!.DeepClone(), ["facility"] = "K1", ["area"] = area, ["purpose"] = "資材の仮置き",
        ["useType"] = "general", ["period"] = new JsonObject { ["from"] = Later(20), ["to"] = Later(40) }, ["fee"] = fee, ["declaration"] = true,
    };

    /// <summary>A filing for the use of a facility, with the paper that its form wants.</summary>
    public static async Task<Guid> UsesAsync(this Story story, JsonObject answers)
    {
        var id = await story.DraftsAsync("facility-use", answers);
        var applicant = await story.ApplicantAsync();
        var file = (await applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/files?field=documents&name=x.pdf", Papers.Pdf(), null)).Ok();
        answers["documents"] = new JsonArray(new JsonObject { ["id"] = (string)file["id"]! });
        (await applicant.PutAsync($"/api/my/drafts/{id}", new { answers }, (await applicant.GetAsync($"/api/my/drafts/{id}")).Version)).Ok();
        (await applicant.PostAsync($"/api/my/drafts/{id}/actions/submit")).Ok();
        return id;
    }

    private static string Later(int days) => TimeProvider.System.TodayInJapan().AddDays(days).ToString("O");
}
