using System.IO.Compression;
using System.Xml.Linq;

namespace CyberPort.E2E.Tests;

/// <summary>まとめて申請: from the guide to the numbers, with one row to be put right.</summary>
[Collection(nameof(Walks))]
public sealed class ManyFromASpreadsheet(Harbour harbour)
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly Dictionary<string, string> Right = new()
    {
        ["#"] = "1", ["subject"] = "給水", ["kind"] = "申請（許可・承認を受けたい）", ["content"] = "2月1日に水30立方メートル", ["vesselName"] = "第三青浜丸",
        ["applicant.kind"] = "個人", ["applicant.name"] = "海野 航", ["applicant.kana"] = "ウンノ ワタル", ["applicant.phone"] = "0176-12-3456", ["applicant.email"] = "umi@test.example",
        ["applicant.address.postalCode"] = "030-0803", ["applicant.address.prefecture"] = "青森県", ["applicant.address.city"] = "青森市", ["applicant.address.line"] = "安方1-1-1",
    };

    [Fact]
    public async Task A_spreadsheet_is_uploaded_its_wrong_row_is_put_right_and_all_rows_are_sent()
    {
        await using var person = await harbour.AtDeskAsync("many");
        await person.SignInAsync("agent@demo.example");
        await person.GoAsync("/aohama/procedures/generic");
        await person.PressAsync("何件も出すとき");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "入力用ファイル（Excel）をダウンロードする" }).WaitForAsync();
        await person.JudgeAsync("batches");
        var empty = await (await person.Context.APIRequest.GetAsync("/api/t/aohama/procedures/generic/batch-template")).BodyAsync();

        await ChooseAsync(person, Fill(empty, Right, new(Right) { ["#"] = "2", ["applicant.phone"] = "あとで" }));
        await person.SeesAsync("6行目（番号 2）");
        await person.SeesAsync("電話番号");
        await person.JudgeAsync("batch-checked");
        await SendAsync(person, "1件を提出する");

        var wrong = await person.Page.GetByRole(AriaRole.Link, new() { Name = "直す行のファイル（エラー付き）をダウンロードする" }).GetAttributeAsync("href");
        var errors = await (await person.Context.APIRequest.GetAsync(wrong!)).BodyAsync();
        await person.GoAsync("/my/batches?of=aohama&procedure=generic");
        await ChooseAsync(person, Fill(errors, new Dictionary<string, string>(Right) { ["#"] = "2" }));
        await SendAsync(person, "1件を提出する");
        await person.Page.Locator("a.cp-number").First.ClickAsync();
        await person.SeesAsync("できること");
    }

    private static async Task ChooseAsync(Person person, byte[] file)
    {
        await person.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "給水.xlsx", MimeType = "application/octet-stream", Buffer = file });
        await person.Page.WaitForURLAsync("**/my/batches/*");
        await person.SeesAsync("まとめて提出する");
    }

    private static async Task SendAsync(Person person, string words)
    {
        await person.Page.Locator("#batch-declared").CheckAsync();
        await person.PressAsync(words);
        await person.SeesAsync("1件を提出しました");
    }

    /// <summary>Types rows below the example, as somebody in a spreadsheet program does; what stood there is typed over.</summary>
    private static byte[] Fill(byte[] workbook, params Dictionary<string, string>[] rows)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries.Where(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)).OrderBy(e => e.FullName.Length).ThenBy(e => e.FullName, StringComparer.Ordinal).First(HasKeys);
            XDocument sheet;
            using (var read = entry.Open())
            {
                sheet = XDocument.Load(read);
            }

            var data = sheet.Root!.Element(Sheet + "sheetData")!;
            var columns = data.Elements(Sheet + "row").First().Elements(Sheet + "c").ToDictionary(c => c.Value, c => c.Attribute("r")!.Value.TrimEnd('1'));
            data.Elements(Sheet + "row").Skip(4).Remove();
            data.Add(rows.Select((row, i) => new XElement(Sheet + "row", new XAttribute("r", i + 5), row.Where(a => columns.ContainsKey(a.Key)).OrderBy(a => columns[a.Key].Length).ThenBy(a => columns[a.Key], StringComparer.Ordinal)
                .Select(a => new XElement(Sheet + "c", new XAttribute("r", columns[a.Key] + (i + 5)), new XAttribute("t", "inlineStr"), new XElement(Sheet + "is", new XElement(Sheet + "t", a.Value)))))));
            using var write = entry.Open();
            write.SetLength(0);
            sheet.Save(write);
        }

        return stream.ToArray();
    }

    private static bool HasKeys(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd().Contains("applicant.name", StringComparison.Ordinal);
    }
}
