using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Platform.Time;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>What follows a move: documents, notices, the applicant's list; delivered once or twice.</summary>
[Collection(nameof(Harbour))]
public sealed class Aftermath(Harbour port)
{
    [Fact]
    public async Task A_permit_is_printed_kept_and_verified_by_anyone()
    {
        var story = await port.StoryAsync();
        var id = await story.GrantsAsync(new { conditions = new[] { "清掃すること" }, validFrom = "2026-04-01", validTo = "2036-12-31" });

        var page = await Story.SoonAsync(() => story.MyCaseAsync(id), m => Document(m, "permit")?["state"]?.ToString() == "ready");
        var permit = Document(page, "permit")!;
        var pdf = (await (await story.ApplicantAsync()).GetAsync($"/api/my/cases/{id}/documents/{permit["id"]}")).Ok();
        var printed = await pdf.Raw.Content.ReadAsByteArrayAsync();
        printed.AsSpan(0, 5).ToArray().ShouldBe("%PDF-"u8.ToArray());
        var words = PdfText.Of(printed);
        foreach (var needed in new[]
        {
            (string)permit["number"]!, "海野航", "給水施設の使用", "清掃すること", story.Authority.Name.Ja, $"{story.Authority.Name.Ja}知事", "令和8年4月1日", "令和18年12月31日",
            "3か月以内に", "審査請求", "6か月以内に", "港湾課", "0176-00-0000", "kowan@test.example", "試験市1番地", "月〜金8:30〜17:15（祝日・年末年始を除く）",
            $"http://localhost/verify/{permit["code"]}",
        })
        {
            words.ShouldContain(needed, customMessage: words);
        }

        var copy = Document(page, "applicant-copy")!;
        ((string)copy["state"]!).ShouldBe("ready");
        var found = (await port.Visitor().GetAsync($"/api/verify/{copy["code"]}")).Ok();
        ((string)found["kind"]!, (string)found["state"]!, (string)found["number"]!).ShouldBe(("applicant-copy", "issued", (string)page["number"]!));
        found.Words().ShouldNotContain("海野");
        (await (await (await story.ApplicantAsync()).GetAsync($"/api/my/cases/{id}/documents/{copy["id"]}")).Ok().Raw.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(1000);

        var code = (string)permit["code"]!;
        var genuine = (await port.Visitor().GetAsync($"/api/verify/{code.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}")).Ok();
        ((bool)genuine["genuine"]!, (string)genuine["state"]!, (string)genuine["number"]!).ShouldBe((true, "inForce", (string)permit["number"]!));
        genuine.Words().ShouldNotContain("海野");

        (await story.DoesAsync(id, "amend", new { validTo = "2037-01-31", reason = "延長" }, await story.DeciderAsync())).Ok();
        ((string)(await port.Visitor().GetAsync($"/api/verify/{code}"))["state"]!).ShouldBe("superseded");
        (await story.DoesAsync(id, "revoke", new { reasons = "違反" }, await story.DeciderAsync())).Ok();
        ((string)(await port.Visitor().GetAsync($"/api/verify/{code}"))["state"]!).ShouldBe("revoked");
        await Story.SoonAsync(() => story.MyCaseAsync(id), m => Document(m, "revocation")?["state"]?.ToString() == "ready" && Document(m, "amendment")?["state"]?.ToString() == "ready");
    }

    [Fact]
    public async Task A_permit_says_what_it_permits_and_names_nobody_to_call()
    {
        var story = await port.StoryAsync();
        var (id, applicant) = (await story.OccupiesWaterAsync(), await story.ApplicantAsync());
        (await applicant.PostAsync($"/api/my/drafts/{id}/actions/submit")).Ok();
        var today = TimeProvider.System.TodayInJapan();
        var (from, to) = (today, today.AddDays(90));
        await story.GrantsAsync(id, new { validFrom = from, validTo = to });

        var words = await PermitWordsAsync(story, id);
        words.ShouldContain($"許可の期間{Era(from)}から{Era(to)}まで", customMessage: words);
        words.ShouldNotContain("占用期間", customMessage: "the period applied for gave way to the one permitted");
        words.ShouldNotContain(Era(today.AddDays(200)));
        foreach (var printed in new[] { "占用の場所", "1号岸壁の前面水域", "占用面積", "120.5", "占用の目的", "浮桟橋による遊覧船の発着", "鋼製浮桟橋", "工事期間" })
        {
            words.ShouldContain(printed, customMessage: words);
        }

        var next = (await applicant.GetAsync($"/api/my/cases/{id}/chain")).Ok()["next"]!.AsArray();
        next.Select(n => (string)n!["relation"]!).ShouldBe(["renewal", "change", "succession", "startReport", "finishReport", "surrender"], "as the national catalogue has it until the authority decides otherwise");
        words.ShouldNotContain("浜野");
        words.ShouldNotContain("起重機船");

        // A change filed by the form of changes: which permit, what it permits, what changes.
        var number = (string)(await story.MyCaseAsync(id))["permit"]!["number"]!;
        var change = await story.SubmitsAsync("permit-change", Story.Complete(a =>
        {
            (a["permitNumber"], a["permitDate"], a["changeKind"], a["reason"]) = (number, $"{today:yyyy-MM-dd}", "change", "発着が増えたため");
            a["changes"] = new JsonArray(new JsonObject { ["item"] = "係船柱の数", ["before"] = "2本", ["after"] = "4本" });
        }));
        (await story.DoesAsync(change, "link-permit", new { permitNumber = number, relation = "change" })).Ok();
        await story.GrantsAsync(change, new { validFrom = from, validTo = to.AddDays(30) });
        words = await PermitWordsAsync(story, change, "amendment");
        foreach (var printed in new[]
        {
            $"{Era(today)}付け{number}で許可した「水域占用許可申請（港湾法37条）」", "もとの許可の内容占用の場所1号岸壁の前面水域", $"許可の期間{Era(from)}から{Era(to)}まで", "係船柱の数2本4本",
            $"許可の終期{Era(to)}{Era(to.AddDays(30))}", $"許可の期間{Era(from)}から{Era(to.AddDays(30))}まで", "変更の理由発着が増えたため",
        })
        {
            words.ShouldContain(printed, customMessage: words);
        }

        words.ShouldNotContain("による。", customMessage: "the number of the filing is no reason");
        words.ShouldNotContain("変更・更新の別");
        words.ShouldNotContain("変更変更");

        static string Era(DateOnly day) => $"令和{day.Year - 2018}年{day.Month}月{day.Day}日";
    }

    [Theory]
    [InlineData("AAAA-BBBB-CCCC-DDDD")]
    [InlineData("nonsense")]
    [InlineData("';--")]
    public async Task An_unknown_code_is_not_found(string code) =>
        (await port.Visitor().GetAsync($"/api/verify/{Uri.EscapeDataString(code)}")).Refused(HttpStatusCode.NotFound, "verification.unknown");

    [Fact]
    public async Task Each_step_is_told_in_the_readers_language()
    {
        var story = await port.StoryAsync(like: "shiomi");
        var id = await story.GrantsAsync();
        var applicant = await story.ApplicantAsync();

        var told = await Story.SoonAsync(() => applicant.GetAsync("/api/my/notifications"), n => Kinds(n).Length == 3);
        Kinds(told).ShouldBe(["case.grant", "case.take", "case.submit"], ignoreOrder: true);
        Granted(told)["title"]!.ToString().ShouldStartWith("【汐見港】");
        Granted(told)["link"]!.ToString().ShouldBe($"/my/cases/{id}");
        applicant.Language = "en";
        Granted(await applicant.GetAsync("/api/my/notifications"))["title"]!.ToString().ShouldStartWith("[Port of Shiomi]");
    }

    [Fact]
    public async Task An_event_that_arrives_twice_changes_nothing()
    {
        var story = await port.StoryAsync();
        var id = await story.GrantsAsync();
        var applicant = await story.ApplicantAsync();
        await Story.SoonAsync(() => story.MyCaseAsync(id), m => Document(m, "permit")?["state"]?.ToString() == "ready");
        await QuietAsync(id);
        var (before, told) = ((await story.MyCaseAsync(id)).Body!.ToJsonString(), Kinds(await applicant.GetAsync("/api/my/notifications")));

        await ExecuteAsync($"""
            delete from platform.outbox_delivery where message_id in (select id from platform.outbox where payload->>'caseId' = '{id}');
            update platform.outbox set state = 'pending', attempts = 0, next_at = now(), lease_until = null where payload->>'caseId' = '{id}';
            """);
        await QuietAsync(id);

        (await story.MyCaseAsync(id)).Body!.ToJsonString().ShouldBe(before);
        Kinds(await applicant.GetAsync("/api/my/notifications")).ShouldBe(told);
        ((string)(await applicant.GetAsync("/api/my/cases"))["items"]!.AsArray().ShouldHaveSingleItem()!["state"]!).ShouldBe("granted");
    }

    [Fact]
    public async Task Events_out_of_order_never_turn_the_list_back()
    {
        var story = await port.StoryAsync();
        var id = await story.GrantsAsync();
        await QuietAsync(id);
        await ExecuteAsync($"update platform.outbox set state = 'pending', attempts = 0, next_at = now() where payload->>'caseId' = '{id}' and payload->>'move' = 'take'");
        await QuietAsync(id);
        ((string)(await (await story.ApplicantAsync()).GetAsync("/api/my/cases"))["items"]![0]!["state"]!).ShouldBe("granted");
    }

    [Fact]
    public async Task Words_between_applicant_and_office_reach_the_other_side()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        var (applicant, officer) = (await story.ApplicantAsync(), await story.ReviewerAsync());

        (await officer.PostAsync($"{story.Office}/cases/{id}/messages", new { text = "図面はありますか" })).Ok();
        (await applicant.PostAsync($"/api/my/cases/{id}/messages", new { text = "送ります" })).Ok();
        (await officer.PostAsync($"{story.Office}/cases/{id}/notes", new { text = "電話で確認済み" })).Ok();
        (await applicant.PostAsync($"/api/my/cases/{id}/messages", new { text = " " })).Refused(HttpStatusCode.BadRequest, "request.invalid");

        (await story.CaseAsync(id))["messages"]!.AsArray().Select(m => (string)m!["text"]!).ShouldBe(["図面はありますか", "送ります"]);
        (await story.MyCaseAsync(id)).Words().ShouldNotContain("電話で確認済み");
        await Story.SoonAsync(() => applicant.GetAsync("/api/my/notifications"), n => Kinds(n).Contains("case.message"));
        Kinds(await Story.SoonAsync(() => officer.GetAsync("/api/my/notifications"), n => Kinds(n).Contains("case.message"))).ShouldContain("case.message");
    }

    [Fact]
    public async Task The_audit_trail_shows_before_and_after_of_every_change()
    {
        var story = await port.StoryAsync();
        var id = await story.GrantsAsync();
        await using var connection = new NpgsqlConnection(port.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select action || ':' || coalesce(before->>'state', '-') || '>' || (after->>'state') from platform.audit_entry where subject_id = '{id}' order by id", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        rows.ShouldBe(["case.submitted:->submitted", "case.take:submitted>inReview", "case.recommend:inReview>awaitingDecision", "case.grant:awaitingDecision>granted"]);
    }

    [Fact]
    public async Task A_letter_is_looked_at_before_it_is_issued()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var officer = await story.ReviewerAsync();
        var pdf = (await officer.PostAsync($"{story.Office}/cases/{id}/actions/preview-notice", new { action = "grant", conditions = new[] { "清掃" }, validTo = "2026-12-31" })).Ok();
        pdf.Raw.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await officer.PostAsync($"{story.Office}/cases/{id}/actions/preview-notice", new { action = "refuse", reasons = "理由" })).Ok();
        (await officer.PostAsync($"{story.Office}/cases/{id}/actions/preview-notice", new { action = "revoke" })).Refused(HttpStatusCode.BadRequest, "notice.unknown-action");
        (await story.CaseAsync(id))["documents"]!.AsArray().ShouldAllBe(d => (string)d!["kind"]! == "applicant-copy");
    }

    private static JsonNode? Document(Answer page, string kind) => page["documents"]!.AsArray().FirstOrDefault(d => (string)d!["kind"]! == kind);

    private static JsonNode Granted(Answer notifications) => notifications["items"]!.AsArray().Single(n => (string)n!["kind"]! == "case.grant")!;

    /// <summary>What stands on the permit of a case, or on another of its documents.</summary>
    internal static async Task<string> PermitWordsAsync(Story story, Guid id, string kind = "permit")
    {
        var paper = Document(await story.MyCaseAsync(id), kind)!;
        return PdfText.Of(await (await (await story.ApplicantAsync()).GetAsync($"/api/my/cases/{id}/documents/{paper["id"]}")).Ok().Raw.Content.ReadAsByteArrayAsync());
    }

    private static string[] Kinds(Answer notifications) => [.. notifications.Ok()["items"]!.AsArray().Select(n => (string)n!["kind"]!)];

    /// <summary>Until the outbox has nothing more to do for the case.</summary>
    private async Task QuietAsync(Guid id) =>
        await Story.SoonAsync(() => CountAsync($"select count(*) from platform.outbox where payload->>'caseId' = '{id}' and state <> 'done'"), open => open == 0);

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(port.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(port.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
