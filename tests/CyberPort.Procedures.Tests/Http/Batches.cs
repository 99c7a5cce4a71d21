using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Batch;
using CyberPort.Tenancy.Contracts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Tests.Http;

[Collection(nameof(Harbour))]
public sealed class Batches(Harbour port, Xunit.Abstractions.ITestOutputHelper output)
{
    private static async Task<byte[]> FilledAsync(Story story, IReadOnlyList<JsonObject> rows, string procedure = "generic", string? version = null, string[]? numbers = null)
    {
        var file = Array.Empty<byte>();
        await story.Port.InAsync(story.Authority, async services =>
        {
            var (_, form, stamp, sheets, choices) = (await services.GetRequiredService<BatchForms>().FindAsync(procedure, null, default)).Value;
            file = BatchWorkbook.Write(form, version is null ? stamp : stamp with { Version = version }, sheets, choices, [.. rows.Select((r, i) => new RowToWrite(numbers?[i] ?? $"{i + 1}", r, []))]);
        });
        return file;
    }

    private static Task<Answer> UploadAsync(Story story, PortClient person, byte[] file, string name = "まとめて.xlsx") =>
        person.SendAsync(HttpMethod.Post, $"/api/my/batches?tenant={story.Authority.Slug}&procedure=generic&name={Uri.EscapeDataString(name)}",
            new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, null);

    private static async Task<Answer> UntilAsync(PortClient person, Guid id, params string[] states) =>
        await Story.SoonAsync(() => person.GetAsync($"/api/my/batches/{id}"), a => states.Contains((string)a["state"]!));

    private static JsonObject Row(Action<JsonObject>? change = null) => Story.Complete(a =>
    {
        a.Remove("declaration");
        change?.Invoke(a);
    });

    [Fact]
    public async Task The_template_is_a_sound_workbook_that_anyone_may_fetch()
    {
        var story = await port.StoryAsync();
        foreach (var procedure in new[] { "generic", "mooring-use", "shed-yard-use" })
        {
            var bytes = await port.Visitor().Http.GetByteArrayAsync($"/api/t/{story.Authority.Slug}/procedures/{procedure}/batch-template");
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
            new OpenXmlValidator().Validate(document).Select(e => $"{e.Description} {e.Path?.XPath}").Take(3).ShouldBeEmpty(procedure);
        }

        // An agent's columns are needed only where there is an agent.
        await port.InAsync(story.Authority, async services =>
        {
            var columns = (await services.GetRequiredService<BatchForms>().FindAsync("mooring-use", null, default)).Value.Sheets[0].Columns;
            columns.Where(c => c.Path.StartsWith("agent.", StringComparison.Ordinal)).ShouldNotBeEmpty();
            columns.Where(c => c.Path.StartsWith("agent.", StringComparison.Ordinal)).ShouldAllBe(c => !c.Needed);
            columns.Single(c => c.Path == "applicant.name").Needed.ShouldBeTrue();
        });
    }

    [Fact]
    public async Task Right_rows_are_sent_with_one_declaration_and_wrong_ones_come_back_with_their_errors()
    {
        var story = await port.StoryAsync();
        var (person, receiver) = (await story.ApplicantAsync(), await port.StaffAsync(story.Authority, "receive"));
        var file = await FilledAsync(story, [Row(), Row(a => a["applicant"]!["phone"] = "あとで"), Row(a => a["subject"] = "=HYPERLINK(\"http://bad.example\")")]);
        var id = (Guid)(await UploadAsync(story, person, file)).Ok()["id"]!;

        var read = await UntilAsync(person, id, "checked", "failed");
        ((int)read["ready"]!, (int)read["wrong"]!).ShouldBe((2, 1));
        var wrong = (await person.GetAsync($"/api/my/batches/{id}/rows?state=wrong")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)wrong["rowNo"]!).ShouldBe(6);
        ((string)wrong["errors"]![0]!["field"]!).ShouldBe("applicant.phone");

        (await person.PostAsync($"/api/my/batches/{id}/actions/send", new { declared = false })).Refused(HttpStatusCode.BadRequest, "request.invalid");
        (await person.PostAsync($"/api/my/batches/{id}/actions/send", new { declared = true })).Ok();
        var sent = await UntilAsync(person, id, "sent");
        ((int)sent["sent"]!, (int)sent["wrong"]!).ShouldBe((2, 1));
        (await person.PostAsync($"/api/my/batches/{id}/actions/send", new { declared = true })).Refused(HttpStatusCode.Conflict, "batch.nothing-right");

        (await person.GetAsync("/api/my/cases")).Ok()["items"]!.AsArray().Count.ShouldBe(2);
        var first = (await person.GetAsync($"/api/my/batches/{id}/rows?state=sent")).Ok()["items"]![0]!;
        ((string)(await story.CaseAsync((Guid)first["id"]!))["number"]!).ShouldBe((string)first["number"]!);
        var notices = await Story.SoonAsync(() => person.GetAsync("/api/my/notifications?take=50"), n => n["items"]!.AsArray().Count > 0);
        notices["items"]!.AsArray().Select(n => (string)n!["kind"]!).ShouldBe(["batch.sent"]);
        // Two cases, one word: an officer is not told a thousand times.
        var told = await Story.SoonAsync(() => receiver.GetAsync("/api/my/notifications"), n => n["items"]!.AsArray().Count > 0);
        told["items"]!.AsArray().Select(n => ((string)n!["kind"]!, (string)n["link"]!)).ShouldBe([("case.staff.submit-batch", $"/{story.Authority.Slug}/office?view=new")]);
    }

    [Fact]
    public async Task The_file_of_errors_holds_the_rows_as_they_were_typed_and_no_formula()
    {
        var story = await port.StoryAsync();
        var person = await story.ApplicantAsync();
        var id = (Guid)(await UploadAsync(story, person, await FilledAsync(story, [Row(a => { a["subject"] = "=1+1"; a["applicant"]!["phone"] = "+cmd"; a["vesselName"] = "𠮷野丸🚢"; })]))).Ok()["id"]!;
        await UntilAsync(person, id, "checked");

        var answer = await person.Http.GetByteArrayAsync($"/api/my/batches/{id}/errors");

        using var document = SpreadsheetDocument.Open(new MemoryStream(answer), false);
        document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()).ShouldBeEmpty();
        var text = string.Join("|", document.WorkbookPart.WorksheetParts.Select(p => p.Worksheet!.InnerText));
        text.ShouldContain("=1+1");
        text.ShouldContain("電話番号");
        text.ShouldContain("𠮷野丸🚢");
        var again = (Guid)(await UploadAsync(story, person, answer)).Ok()["id"]!;
        ((int)(await UntilAsync(person, again, "checked"))["wrong"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Rows_of_groups_stand_on_their_own_sheet()
    {
        var story = await port.StoryAsync();
        await port.InAsync(story.Authority, async services =>
        {
            var (_, form, stamp, sheets, choices) = (await services.GetRequiredService<BatchForms>().FindAsync("shed-yard-use", null, default)).Value;
            var answers = new JsonObject { ["purpose"] = "仮置き", ["goods"] = new JsonArray(new JsonObject { ["quantity"] = 5 }, new JsonObject { ["quantity"] = 7 }) };
            var read = BatchReader.Read(new MemoryStream(BatchWorkbook.Write(form, stamp, sheets, choices, [new("1", answers, [])])), stamp, sheets, choices);
            var row = read.Value.ShouldHaveSingleItem();
            row.Answers["goods"]!.AsArray().Select(g => (string)g!["quantity"]!).ShouldBe(["5", "7"]);
            ((string)row.Answers["purpose"]!).ShouldBe("仮置き");

            // Two filings of one number, and a list row of a number that no filing has: nobody knows whose rows those are.
            IReadOnlyList<ReadRow> Read(params (string Label, JsonObject Answers)[] typed) => BatchReader.Read(
                new MemoryStream(BatchWorkbook.Write(form, stamp, sheets, choices, [.. typed.Select(t => new RowToWrite(t.Label, (JsonObject)t.Answers.DeepClone(), []))])), stamp, sheets, choices).Value;
            var lists = new JsonObject { ["goods"] = new JsonArray(new JsonObject { ["quantity"] = 9 }) };
            var mixed = Read(("1", answers), ("1", answers), ("2", answers), ("7", lists), ("", lists));
            mixed.Select(r => (r.Label, r.Fault?.Code)).ShouldBe(
                [("1", "batch.number-twice"), ("1", "batch.number-twice"), ("2", null), ("7", "batch.number-unknown"), ("", "batch.number-unknown")]);
            mixed[0].Answers["goods"]!.AsArray().Count.ShouldBe(4, "they come back as they were typed");
            mixed[1].Answers["goods"].ShouldBeNull();
            mixed[3].Fault!.Title.Ja.ShouldContain("7");
        });
        var person = await story.ApplicantAsync();
        var id = (Guid)(await UploadAsync(story, person, await FilledAsync(story, [Row(), Row(), Row()], numbers: ["1", "1", "2"]))).Ok()["id"]!;
        var read = await UntilAsync(person, id, "checked", "failed");
        ((int)read["ready"]!, (int)read["wrong"]!).ShouldBe((1, 2));
        var wrong = (await person.GetAsync($"/api/my/batches/{id}/rows?state=wrong")).Ok()["items"]![0]!;
        ((string)wrong["errors"]![0]!["code"]!).ShouldBe("batch.number-twice");
    }

    [Fact]
    public async Task A_file_that_would_fill_the_memory_is_refused_with_words()
    {
        var story = await port.StoryAsync();
        var person = await story.ApplicantAsync();
        using var file = new MemoryStream();
        file.Write(await FilledAsync(story, [Row()]));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            await using var big = await zip.CreateEntry("xl/sharedStrings.xml").OpenAsync();
            var (noise, padding) = (new byte[300], Enumerable.Repeat((byte)'a', 12_000).ToArray());
            for (var i = 0; i < 5000; i++)
            {
                Random.Shared.NextBytes(noise);
                await big.WriteAsync(noise);
                await big.WriteAsync(padding);
            }
        }

        var id = (Guid)(await UploadAsync(story, person, file.ToArray())).Ok()["id"]!;
        ((string?)(await UntilAsync(person, id, "failed", "checked"))["failure"]).ShouldBe("中身が大きすぎて読み取れません。ファイルを分けるか、申請の行だけを新しい入力用ファイルに写してください。");
    }

    [Fact]
    public async Task A_file_of_another_form_or_an_older_version_or_without_rows_is_refused_with_the_reason()
    {
        var story = await port.StoryAsync();
        var person = await story.ApplicantAsync();
        async Task<string?> FailureAsync(byte[] file) => (string?)(await UntilAsync(person, (Guid)(await UploadAsync(story, person, file)).Ok()["id"]!, "failed", "checked"))["failure"];

        (await FailureAsync(await FilledAsync(story, [Row()], "mooring-use"))).ShouldBe(BatchErrors.OtherForm.Title.Ja);
        (await FailureAsync(await FilledAsync(story, [Row()], version: "1999.1"))).ShouldBe(BatchErrors.OldVersion.Title.Ja);
        (await FailureAsync(await FilledAsync(story, []))).ShouldBe(BatchErrors.Empty.Title.Ja);
        (await UploadAsync(story, person, "%PDF-1.4"u8.ToArray())).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await UploadAsync(story, person, [0x50, 0x4B, 3, 4, 1, 2, 3])).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Right_rows_become_drafts_and_nobody_else_sees_the_batch()
    {
        var story = await port.StoryAsync();
        var person = await story.ApplicantAsync();
        var id = (Guid)(await UploadAsync(story, person, await FilledAsync(story, [Row(), Row()]))).Ok()["id"]!;
        await UntilAsync(person, id, "checked");
        var other = await port.ApplicantAsync();
        (await other.GetAsync($"/api/my/batches/{id}")).Refused(HttpStatusCode.NotFound, "batch.not-found");
        (await other.PostAsync($"/api/my/batches/{id}/actions/send", new { declared = true })).Refused(HttpStatusCode.NotFound, "batch.not-found");

        ((int)(await person.PostAsync($"/api/my/batches/{id}/actions/keep-drafts")).Ok()["kept"]!).ShouldBe(2);

        var draft = (await person.GetAsync("/api/my/drafts")).Ok()["items"]![0]!;
        (await person.GetAsync($"/api/my/drafts/{draft["id"]}")).Ok()["answers"]!["subject"]!.ToString().ShouldBe("給水施設の使用");
        (await person.PostAsync($"/api/my/batches/{id}/actions/delete")).Ok();
        (await person.GetAsync("/api/my/batches")).Ok()["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_that_cannot_be_kept_is_set_aside_and_can_be_sent_again()
    {
        var story = await port.StoryAsync();
        var person = await story.ApplicantAsync();
        // The database refuses this one row, as it would for a fault that nobody has thought of.
        var trigger = $"refuses_{Guid.NewGuid():N}";
        await port.ExecuteAsync($"""
            create function procedures.{trigger}() returns trigger language plpgsql as 'begin raise exception ''refused on purpose''; end';
            create trigger {trigger} before insert on procedures.application for each row when (new.tenant_id = '{story.Authority.Id}' and new.summary like '%断る%')
            execute function procedures.{trigger}();
            """);
        var id = (Guid)(await UploadAsync(story, person, await FilledAsync(story, [Row(), Row(a => a["subject"] = "断る"), Row()]))).Ok()["id"]!;
        await UntilAsync(person, id, "checked", "failed");

        (await person.PostAsync($"/api/my/batches/{id}/actions/send", new { declared = true })).Ok();
        var sent = await UntilAsync(person, id, "sent");

        ((int)sent["sent"]!, (int)sent["notSent"]!, (int)sent["ready"]!).ShouldBe((2, 1, 0));
        ((int)(await person.GetAsync($"/api/my/batches/{id}/rows?state=notSent")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!["rowNo"]!).ShouldBe(6);
        var told = await Story.SoonAsync(async () => (await person.GetAsync("/api/my/notifications?take=50")).Ok()["items"]!.AsArray(), n => n.Count > 0);
        ((string)told.ShouldHaveSingleItem()!["title"]!).ShouldContain("1件は送れませんでした");

        await port.ExecuteAsync($"drop trigger {trigger} on procedures.application; drop function procedures.{trigger}()");
        (await person.PostAsync($"/api/my/batches/{id}/actions/send", new { declared = true })).Ok();
        ((int)(await Story.SoonAsync(() => person.GetAsync($"/api/my/batches/{id}"), a => (int)a["sent"]! == 3))["notSent"]!).ShouldBe(0);
        (await person.GetAsync("/api/my/cases")).Ok()["items"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_thousand_rows_are_read_and_sent_while_one_does_something_else()
    {
        var story = await port.StoryAsync();
        var person = await story.ApplicantAsync();
        var file = await FilledAsync(story, [.. Enumerable.Range(0, 1000).Select(i => Row(a => a["subject"] = $"給水 {i}"))]);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var id = (Guid)(await UploadAsync(story, person, file)).Ok()["id"]!;
        var uploaded = clock.Elapsed;
        ((int)(await UntilAsync(person, id, "checked", "failed"))["ready"]!).ShouldBe(1000);
        var read = clock.Elapsed;
        (await person.PostAsync($"/api/my/batches/{id}/actions/send", new { declared = true })).Ok();
        var answer = await UntilAsync(person, id, "sent");
        answer = (string)answer["state"]! == "sent" ? answer : await UntilAsync(person, id, "sent"); // a busy machine
        ((int)answer["sent"]!).ShouldBe(1000);
        output.WriteLine($"1,000 rows, {file.Length / 1024} kB: taken in {uploaded.TotalSeconds:0.0} s, read and checked {(read - uploaded).TotalSeconds:0.0} s, sent {(clock.Elapsed - read).TotalSeconds:0.0} s");
    }
}
