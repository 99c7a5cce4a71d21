using System.Net.Http.Json;
using CyberPort.Platform.Time;

namespace CyberPort.Contract.Tests;

/// <summary>What the matrices over the whole contract share: a body for every operation, and the state of the things they aim at.</summary>
internal static class Matrix
{
    /// <summary>Bodies of the right meaning, where the right shape is not enough to get as far as the row.</summary>
    private static readonly Dictionary<string, object> Bodies = new()
    {
        ["RequestCorrection"] = new { fields = new[] { new { field = "content", text = "x" } }, note = "x" },
        ["RecommendDecision"] = new { outcome = "grant", comment = "x", conditions = Array.Empty<string>() },
        ["PreviewNotice"] = new { action = "grant" },
        ["GrantPermit"] = new { conditions = Array.Empty<string>(), validFrom = "2026-12-01", validTo = "2026-12-02" },
        ["AmendPermit"] = new { conditions = Array.Empty<string>(), validFrom = "2026-12-01", validTo = "2026-12-02", reason = "x" },
        ["ChangeProcedure"] = Procedure(),
        ["SwitchProcedure"] = new { enabled = true },
        ["InviteColleague"] = new { kind = "sign", email = "x@test.example", name = "x", days = 7 },
        ["SendBatch"] = new { declared = true },
        ["ConsultOthers"] = new { question = "x", dueOn = TimeProvider.System.TodayInJapan().AddDays(2), mandatory = true, outside = new[] { new { name = "x", email = "x@test.example" } } },
        ["ChangeTextBlock"] = new { kind = "message", name = "x", body = "x" },
        ["SetMemberRoles"] = new { roles = new[] { "review" } },
    };

    private static object Procedure()
    {
        var text = new { ja = "x", en = "x" };
        return new
        {
            title = text, summary = text, keywords = "", legalBasis = text, minutes = 1, fee = text, needs = Array.Empty<object>(), windows = Array.Empty<object>(),
            deadlines = Array.Empty<object>(), seasons = Array.Empty<object>(), checks = Array.Empty<object>(), standardConditions = Array.Empty<string>(),
            formCode = "generic", appealVariant = "A", position = 1,
        };
    }

    /// <summary>What is sent with it; <paramref name="self"/> is the caller's own account.</summary>
    public static HttpContent? Content(this Operation operation, string self)
    {
        if (!operation.IsUnsafe)
        {
            return null;
        }

        if (operation.Id == "AssignCase")
        {
            return JsonContent.Create(new { accountId = self });
        }

        if (Bodies.TryGetValue(operation.Id, out var body))
        {
            return JsonContent.Create(body);
        }

        return operation.Body() is { } sample ? JsonContent.Create(sample) : new ByteArrayContent("%PDF-1.4\n%%EOF"u8.ToArray()) { Headers = { ContentType = new("application/pdf") } };
    }

    /// <summary>What may have changed of the things that the matrices aim at.</summary>
    public static async Task<string> StateAsync(this DemoPort port) =>
        (await port.Officer.GetAsync($"/api/t/aohama/cases/{port.Ids["cases.id"]}")).Ok().Body!.ToJsonString()
        + (await port.Applicant.GetAsync($"/api/my/drafts/{port.Ids["drafts.id"]}")).Ok().Body!.ToJsonString()
        + (await port.Applicant.GetAsync("/api/my/register")).Ok().Body!.ToJsonString()
        + (await port.Applicant.GetAsync("/api/my/batches")).Ok().Body!.ToJsonString()
        + (await port.Applicant.GetAsync("/api/my/templates")).Ok().Body!.ToJsonString()
        + (await port.Officer.GetAsync("/api/t/aohama/procedure-settings/secret-use")).Ok().Body!.ToJsonString()
        + (await port.Officer.GetAsync("/api/t/aohama/saved-filters")).Ok().Body!.ToJsonString()
        + (await port.Officer.GetAsync("/api/t/aohama/forms/aohama-own/work")).Ok().Body!.ToJsonString();
}
