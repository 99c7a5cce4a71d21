using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Demo;
using CyberPort.Procedures.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Tests.Http;

[CollectionDefinition(nameof(Harbour))]
public sealed class HarbourCollection : ICollectionFixture<Harbour>;

/// <summary>The whole service; each story makes its own authority with the procedures of a demo authority.</summary>
public class Harbour : PortService
{
    /// <summary>An authority, an applicant and the officers of one story.</summary>
    public async Task<Story> StoryAsync(string profile = "full", bool twoPersonDecision = true, string like = "aohama")
    {
        var authority = await NewAuthorityAsync(profile, twoPersonDecision);
        await InAsync(authority, services => DemoProcedures.LoadAsync(services.GetRequiredService<ProceduresDb>(), like, authority.Id, default));
        return new(this, authority);
    }

    /// <summary>The secret in the last consultation mail to an outside body.</summary>
    public async Task<string> ConsultLinkAsync(string email)
    {
        var mail = (string)(await ScalarAsync($"select text_body from platform.mail where recipient = '{email}' order by created_at desc, id desc limit 1"))!;
        return Regex.Match(mail, "/consult/([A-Za-z0-9_-]+)").Groups[1].Value;
    }
}

/// <summary>One story: <c>var id = await story.SubmitsAsync(); await story.OfficerDoesAsync(id, "take");</c></summary>
public sealed class Story(Harbour port, TenantInfo authority)
{
    private PortClient? applicant;
    private PortClient? reviewer;
    private PortClient? decider;

    public TenantInfo Authority => authority;
    public Harbour Port => port;
    public string Office => $"/api/t/{authority.Slug}";

    public async Task<PortClient> ApplicantAsync() => applicant ??= await port.ApplicantAsync();

    public async Task<PortClient> ReviewerAsync() => reviewer ??= await port.StaffAsync(authority, "receive", "review");

    public async Task<PortClient> DeciderAsync() => decider ??= await port.StaffAsync(authority, "decide");

    /// <summary>A draft with complete answers.</summary>
    public async Task<Guid> DraftsAsync(string procedure = "generic", JsonObject? answers = null)
    {
        var draft = await (await ApplicantAsync()).PostAsync("/api/my/drafts", new { tenant = authority.Slug, procedure, answers = answers ?? Complete() });
        draft.Ok();
        return (Guid)draft["id"]!;
    }

    /// <summary>A case.</summary>
    public async Task<Guid> SubmitsAsync(string procedure = "generic", JsonObject? answers = null)
    {
        var id = await DraftsAsync(procedure, answers);
        (await (await ApplicantAsync()).PostAsync($"/api/my/drafts/{id}/actions/submit")).Ok();
        return id;
    }

    public async Task<Answer> CaseAsync(Guid id) => (await (await ReviewerAsync()).GetAsync($"{Office}/cases/{id}")).Ok();

    public async Task<Answer> MyCaseAsync(Guid id) => (await (await ApplicantAsync()).GetAsync($"/api/my/cases/{id}")).Ok();

    /// <summary>A move by the reviewer (or somebody else), on the version as it is now.</summary>
    public async Task<Answer> DoesAsync(Guid id, string move, object? body = null, PortClient? by = null, int? version = null)
    {
        by ??= await ReviewerAsync();
        return await by.PostAsync($"{Office}/cases/{id}/actions/{move}", body, version ?? (await CaseAsync(id)).Version);
    }

    /// <summary>All the way to a permit: taken and put forward by one, granted by another.</summary>
    public async Task<Guid> GrantsAsync(object? terms = null, JsonObject? answers = null)
    {
        var id = await SubmitsAsync(answers: answers);
        await GrantsAsync(id, terms);
        return id;
    }

    /// <summary>A case that was sent, all the way to its permit.</summary>
    public async Task GrantsAsync(Guid id, object? terms = null)
    {
        (await DoesAsync(id, "take")).Ok();
        (await DoesAsync(id, "recommend", new { outcome = "grant" })).Ok();
        (await DoesAsync(id, "grant", terms, await DeciderAsync())).Ok();
    }

    /// <summary>水域占用 with works and somebody to call: a draft with its drawings attached.</summary>
    public async Task<Guid> OccupiesWaterAsync(Action<JsonObject>? change = null)
    {
        var today = TimeProvider.System.TodayInJapan();
        var answers = Complete(a =>
        {
            foreach (var (name, value) in new JsonObject
            {
                ["contact"] = "浜野 担当", ["kind"] = "new", ["place"] = "1号岸壁の前面水域", ["zone"] = "surface", ["area"] = 120.5, ["purpose"] = "浮桟橋による遊覧船の発着",
                ["period"] = new JsonObject { ["from"] = today.AddDays(60).ToString("O"), ["to"] = today.AddDays(200).ToString("O") }, ["structure"] = "鋼製浮桟橋　1基", ["hasWorks"] = true,
                ["worksPeriod"] = new JsonObject { ["from"] = today.AddDays(60).ToString("O"), ["to"] = today.AddDays(70).ToString("O") }, ["worksMethod"] = "起重機船で据え付ける",
            })
            {
                a[name] = value?.DeepClone();
            }
        });
        change?.Invoke(answers);
        var (draft, owner) = (await DraftsAsync("water-area-occupancy", answers), await ApplicantAsync());
        foreach (var field in new[] { "locationMap", "plans", "areaCalculation", "worksPlan" })
        {
            var file = (await owner.SendAsync(HttpMethod.Post, $"/api/my/drafts/{draft}/files?field={field}&name={field}.pdf", Papers.Pdf(), null)).Ok();
            answers[field] = new JsonArray(file.Body!.DeepClone());
        }

        (await owner.PutAsync($"/api/my/drafts/{draft}", new { answers }, (await owner.GetAsync($"/api/my/drafts/{draft}")).Version)).Ok();
        return draft;
    }

    public static JsonObject Complete(Action<JsonObject>? change = null)
    {
        var answers = new JsonObject
        {
            ["subject"] = "給水施設の使用",
            ["kind"] = "application",
            ["content"] = "１２月１日に水３０ｍ³",
            ["vesselName"] = "第三青浜丸",
            ["applicant"] = new JsonObject
            {
                ["kind"] = "person",
                ["name"] = "海野 航",
                ["kana"] = "ウンノ ワタル",
                ["phone"] = "0176-00-1234",
                ["email"] = "umi@test.example",
                ["address"] = new JsonObject { ["postalCode"] = "039-0001", ["prefecture"] = "青森県", ["city"] = "青浜市", ["line"] = "港町1-1" },
            },
            ["declaration"] = true,
        };
        change?.Invoke(answers);
        return answers;
    }

    /// <summary>Waits until the outbox has done its work.</summary>
    public static async Task<T> SoonAsync<T>(Func<Task<T>> read, Func<T, bool> until)
    {
        for (var i = 0; i < 300; i++)
        {
            var now = await read();
            if (until(now))
            {
                return now;
            }

            await Task.Delay(100);
        }

        return await read();
    }
}
