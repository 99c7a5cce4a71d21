using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>Exports: what stands in the register stands in the file, in every format, and nothing in it is a formula.</summary>
[Collection(nameof(Harbour))]
public sealed class WritingOut(Harbour port)
{
    private static readonly string[] Odd = ["=HYPERLINK(\"http://evil\")", "𠮷田 ﾀﾛｳ〜髙"];

    [Fact]
    public async Task The_queue_is_written_as_csv_with_a_mark_and_without_formulas()
    {
        var story = await OddStoryAsync();
        var bytes = await BytesAsync(await ExportAsync(story, "queue", "csv"));

        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("受付番号,手続,申請者");
        lines[1].ShouldContain("'=HYPERLINK");
        lines[2].ShouldContain(Odd[1].Replace("ﾀﾛｳ", "タロウ", StringComparison.Ordinal)[..2]);
    }

    [Fact]
    public async Task Shift_jis_names_the_characters_that_it_lacks()
    {
        var story = await OddStoryAsync();
        await story.SubmitsAsync(answers: Story.Complete(a => a["applicant"]!["name"] = "–2+3"));
        await story.SubmitsAsync(answers: Story.Complete(a => a["applicant"]!["name"] = "‑2+4"));
        var answer = await ExportAsync(story, "queue", "csvShiftJis");

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.GetEncoding(932).GetString(await BytesAsync(answer));
        text.ShouldStartWith("受付番号");
        text.ShouldContain("〓田");
        text.ShouldContain("髙");
        foreach (var dashed in text.Split("\r\n").Where(l => l.Contains("-2+", StringComparison.Ordinal)).Select(l => l[..l.IndexOf("-2+", StringComparison.Ordinal)]))
        {
            dashed.ShouldEndWith("'", customMessage: "a dash that Shift_JIS writes as a hyphen begins no formula");
        }
        Uri.UnescapeDataString(answer.Raw.Headers.GetValues("X-Replaced-Characters").Single()).ShouldBe("𠮷");
    }

    [Fact]
    public async Task Xlsx_opens_and_holds_text_as_text()
    {
        var story = await OddStoryAsync();
        // As it may stand in a database from before: XML knows no U+FFFF.
        await port.ExecuteAsync($"set session_replication_role = replica; update procedures.application set vessel_name = U&'\\FFFF\\FFFE\\0001丸' where tenant_id = '{story.Authority.Id}'");
        using var content = new MemoryStream(await BytesAsync(await ExportAsync(story, "queue", "xlsx")));
        using var book = SpreadsheetDocument.Open(content, false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray()).ToArray();

        cells.Length.ShouldBe(3);
        cells[0][0].ShouldBe("受付番号");
        cells[1][2].ShouldBe(Odd[0]);
        cells[1][3].ShouldBe("丸");
        book.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<CellFormula>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_have_a_column_for_each_question()
    {
        var story = await OddStoryAsync();
        (await ExportAsync(story, "answers", "json")).Refused(HttpStatusCode.BadRequest, "export.procedure-needed");
        foreach (var (source, filter) in new[] { ("permits", "within="), ("permits", "within=abc"), ("permits", "query=%00"), ("queue", "procedure=%00"), ("queue", "query=%00") })
        {
            (await ExportAsync(story, source, "csv", filter)).Refused(HttpStatusCode.BadRequest, "request.invalid");
        }

        await BytesAsync(await ExportAsync(story, "permits", "csv", "within=2147483647&state=expiring"));
        var rows = JsonNode.Parse(await BytesAsync(await ExportAsync(story, "answers", "json", "procedure=generic")))!.AsArray();

        rows.Count.ShouldBe(2);
        ((string)rows[0]!["subject"]!).ShouldBe("給水施設の使用");
        ((string)rows[0]!["content"]!).ShouldContain("水");
        ((string)rows[0]!["applicant.name"]!).ShouldBe(Odd[0]);
        ((string)rows[0]!["applicant.address.city"]!).ShouldBe("青浜市");
        ((string)rows[0]!["applicant.kind"]!, (string)rows[0]!["applicant.kind#code"]!).ShouldBe(("個人", "person"));
        rows[0]!.AsObject().ContainsKey("applicant").ShouldBeFalse("a part has a column of its own");
        rows[0]!["area"].ShouldBeNull("what was left open is empty");
        rows[0]!.ToJsonString().ShouldNotContain("未記入");
    }

    [Fact]
    public async Task Answers_are_numbers_and_days_that_can_be_reckoned_with()
    {
        var story = await port.StoryAsync();
        var draft = await story.OccupiesWaterAsync();
        (await (await story.ApplicantAsync()).PostAsync($"/api/my/drafts/{draft}/actions/submit")).Ok();

        var row = JsonNode.Parse(await BytesAsync(await ExportAsync(story, "answers", "json", "procedure=water-area-occupancy")))![0]!;
        ((decimal)row["area"]!).ShouldBe(120.5m);
        ((string)row["period.from"]!).ShouldMatch(@"^\d{4}-\d\d-\d\d$");

        using var content = new MemoryStream(await BytesAsync(await ExportAsync(story, "answers", "xlsx", "procedure=water-area-occupancy")));
        using var book = SpreadsheetDocument.Open(content, false);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book).Select(e => $"{e.Description} {e.Path?.XPath}").Take(3).ShouldBeEmpty();
        var lines = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().ToArray()).ToArray();
        Cell Under(string heading) => lines[1][Array.FindIndex(lines[0], c => c.InnerText == heading)];
        var area = Array.Find(lines[0], c => c.InnerText.Contains("面積", StringComparison.Ordinal)).ShouldNotBeNull().InnerText;
        area.ShouldEndWith("（m²）");
        (Under(area).InnerText, Under(area).DataType?.Value).ShouldBe(("120.5", CellValues.Number));
        var from = Array.Find(lines[0], c => c.InnerText.EndsWith("・開始", StringComparison.Ordinal)).ShouldNotBeNull().InnerText;
        DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(Under(from).InnerText, System.Globalization.CultureInfo.InvariantCulture))).ToString("O").ShouldBe((string)row["period.from"]!);
        Under(from).StyleIndex!.Value.ShouldBe(1u);
        var csv = Encoding.UTF8.GetString(await BytesAsync(await ExportAsync(story, "answers", "csv", "procedure=water-area-occupancy")));
        csv.ShouldContain(",120.5,");
        csv.ShouldContain((string)row["period.from"]!);
    }

    [Fact]
    public async Task Permits_and_ones_own_list_are_written_too()
    {
        var story = await port.StoryAsync();
        await story.GrantsAsync(new { validFrom = "2026-11-01", validTo = "2027-03-31" });
        var permits = Encoding.UTF8.GetString(await BytesAsync(await ExportAsync(story, "permits", "csv", "state=all")));
        permits.ShouldContain("2027-03-31");

        var applicant = await story.ApplicantAsync();
        var mine = await Story.SoonAsync(
            async () => Encoding.UTF8.GetString(await BytesAsync(await applicant.GetAsync("/api/my/case-list?format=csv"))), t => t.Contains("2027-03-31", StringComparison.Ordinal));
        mine.ShouldContain(story.Authority.Name.Ja);
        // What is searched for is what is written.
        async Task<int> LinesAsync(string search) =>
            Encoding.UTF8.GetString(await BytesAsync(await applicant.GetAsync($"/api/my/case-list?format=csv&{search}"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1;
        var number = mine.Split("\r\n")[1].Split(',')[0];
        (await LinesAsync($"query={number}")).ShouldBe(1);
        (await LinesAsync($"query={Uri.EscapeDataString("ないことば")}")).ShouldBe(0);
        (await LinesAsync("filter=turn")).ShouldBe(0);
        (await LinesAsync($"filter=permits&query={Uri.EscapeDataString(story.Authority.Name.Ja)}")).ShouldBe(1);
        (await applicant.GetAsync("/api/my/case-list?format=zip")).Refused(HttpStatusCode.BadRequest, "export.unknown-format");
    }

    [Fact]
    public async Task Papers_are_bundled_in_the_background()
    {
        var story = await port.StoryAsync();
        var id = await story.GrantsAsync();
        await Story.SoonAsync(() => story.MyCaseAsync(id), m => m["documents"]!.AsArray().Any(d => (string)d!["kind"]! == "permit" && (string)d["state"]! == "ready"));
        var officer = await story.ReviewerAsync();
        var started = await ExportAsync(story, "queue", "zip");
        started.Status.ShouldBe(HttpStatusCode.Accepted);
        var done = await Story.SoonAsync(() => officer.GetAsync($"{story.Office}/bulk-jobs/{started["id"]}"), j => (string?)j["state"] == "done");
        ((int)done["done"]!, (int)done["total"]!).ShouldBe((2, 2), "two documents of one case");

        var file = await officer.GetAsync($"{story.Office}/bulk-jobs/{started["id"]}/file");
        using var zip = new ZipArchive(new MemoryStream(await BytesAsync(file)));
        zip.Entries.Select(e => e.Name[..4]).ShouldBe(["許可書_", "申請書控"], ignoreOrder: true, "the copy that nobody opened yet is printed for it");
        (await ExportAsync(story, "permits", "zip")).Refused(HttpStatusCode.BadRequest, "export.no-papers");
        (await (await story.DeciderAsync()).GetAsync($"{story.Office}/bulk-jobs/{started["id"]}/file")).Status.ShouldBe(HttpStatusCode.NotFound);

        // The list leads to the file as long as it is kept, and not to one that is gone.
        async Task<string?> ListedAsync() => (string?)(await officer.GetAsync($"{story.Office}/bulk-jobs")).Ok()["items"]![0]!["fileName"];
        (await ListedAsync()).ShouldNotBeNull().ShouldEndWith(".zip");
        File.Delete(Path.Combine(port.DataFolder, "exports", $"{(Guid)started["id"]!:n}"));
        (await ListedAsync()).ShouldBeNull();
    }

    private async Task<Story> OddStoryAsync()
    {
        var story = await port.StoryAsync();
        foreach (var name in Odd)
        {
            await story.SubmitsAsync(answers: Story.Complete(a => a["applicant"]!["name"] = name));
        }

        return story;
    }

    private static async Task<Answer> ExportAsync(Story story, string source, string format, string? query = null) =>
        await (await story.ReviewerAsync()).PostAsync($"{story.Office}/exports", new { source, format, query });

    private static async Task<byte[]> BytesAsync(Answer answer)
    {
        ((int)answer.Status).ShouldBe(200, answer.Body?.ToJsonString());
        return await answer.Raw.Content.ReadAsByteArrayAsync();
    }
}
