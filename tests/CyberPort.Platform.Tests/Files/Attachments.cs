using CyberPort.Platform.Files;

namespace CyberPort.Platform.Tests.Files;

/// <summary>添付書類: what is taken, by its content and not by its name.</summary>
public sealed class Attachments : FileRoom
{
    private static readonly byte[] PngBytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1];
    private static readonly byte[] JpegBytes = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 1, 1];
    private static readonly byte[] HeicBytes = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, 0, 0, 0, 0];
    private static readonly byte[] AvifBytes = [0, 0, 0, 24, .. "ftypavif"u8, 0, 0, 0, 0, .. "mif1avif"u8, 0, 0, 0, 0];

    private static byte[] Office(string part) => Archive(("[Content_Types].xml", "<Types/>"u8.ToArray()), (part, "<x/>"u8.ToArray()));

    private static byte[] ShiftJis(string hex) => Convert.FromHexString(hex);

    public static TheoryData<byte[], string, string> Good() => new()
    {
        { PdfBytes, "計画書.pdf", FileTypes.Pdf },
        { PngBytes, "a.png", FileTypes.Png },
        { JpegBytes, "a.JPG", FileTypes.Jpeg },
        { HeicBytes, "IMG_0001.HEIC", FileTypes.Heic },
        { [.. "RIFF"u8, 9, 0, 0, 0, .. "WEBPVP8 "u8], "a.webp", FileTypes.WebP },
        { [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], "fax.tif", FileTypes.Tiff },
        { Office("word/document.xml"), "a.docx", FileTypes.Docx },
        { Office("xl/workbook.xml"), "a.xlsx", FileTypes.Xlsx },
        { Office("ppt/presentation.xml"), "a.pptx", FileTypes.Pptx },
        { "品名,トン\n砂利,1200\n"u8.ToArray(), "貨物.csv", FileTypes.Csv },
        { ShiftJis("8BE096BC2C836783930D0A"), "sjis.csv", FileTypes.Csv },
        { "メモ"u8.ToArray(), "memo.txt", FileTypes.Text },
        { "AC1032\0\0"u8.ToArray(), "図面.dwg", FileTypes.Dwg },
        { "  0\r\nSECTION\r\n  2\r\nHEADER\r\n"u8.ToArray(), "図面.dxf", FileTypes.Dxf },
    };

    [Theory, MemberData(nameof(Good))]
    public async Task What_offices_and_phones_make_is_accepted_by_its_content(byte[] content, string name, string type)
    {
        var stored = (await SaveAsync(content, name)).Value;
        stored.ContentType.ShouldBe(type);
        stored.Name.ShouldBe(name);
        stored.Size.ShouldBe(content.Length);
        await using var read = await Kept.OpenReadAsync(stored.Key, default);
        var back = new MemoryStream();
        await read!.CopyToAsync(back);
        back.ToArray().ShouldBe(content);
    }

    [Fact]
    public async Task The_same_content_is_kept_once()
    {
        var first = (await SaveAsync(PdfBytes, "a.pdf")).Value;
        var second = (await SaveAsync(PdfBytes, "b.pdf")).Value;
        second.Key.ShouldBe(first.Key);
        second.Name.ShouldBe("b.pdf");
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_content_arriving_many_times_at_once_is_kept_once()
    {
        var stored = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SaveAsync(PdfBytes, "a.pdf")));
        stored.ShouldAllBe(one => !one.IsError);
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_photograph_renamed_by_a_chat_program_gets_its_true_name() =>
        (await SaveAsync(JpegBytes, "IMG_0001.HEIC")).Value.ShouldSatisfyAllConditions(f => f.Name.ShouldBe("IMG_0001.jpg"), f => f.ContentType.ShouldBe(FileTypes.Jpeg));

    [Fact]
    public async Task A_file_without_an_extension_gets_one() => (await SaveAsync(PdfBytes, "計画書")).Value.Name.ShouldBe("計画書.pdf");

    public static TheoryData<byte[], string, string> Bad() => new()
    {
        { [], "a.pdf", "file.empty" },
        { Archive(("a.txt", "x"u8.ToArray())), "a.pdf", "file.type-mismatch" },
        { Archive(("a.txt", "x"u8.ToArray())), "a.docx", "file.type-mismatch" },
        { Archive(("a.txt", "x"u8.ToArray())), "a.zip", "file.type-not-allowed" },
        { Archive(("[Content_Types].xml", [1]), ("word/document.xml", [1]), ("word/vbaProject.bin", [1])), "a.docx", "file.type-mismatch" },
        { PdfBytes, "a.exe", "file.type-mismatch" },
        { PdfBytes, "a.png", "file.type-mismatch" },
        { "<html><script>alert(1)</script>"u8.ToArray(), "a.pdf", "file.type-mismatch" },
        { "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "a.svg", "file.type-mismatch" },
        { [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0], "setup.exe", "file.type-not-allowed" },
        { [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0], "請求書.pdf", "file.type-mismatch" },
        { AvifBytes, "a.heic", "file.type-mismatch" },
        { [0xC3, 0x28, 0xA0, 0xFF, 0xFE], "a.txt", "file.type-mismatch" },
        { [0x50, 0x4B, 0x03, 0x04, 1, 2, 3, 4], "a.docx", "file.damaged" },
    };

    [Theory, MemberData(nameof(Bad))]
    public async Task What_is_not_what_it_says_is_refused_and_leaves_nothing_behind(byte[] content, string name, string code)
    {
        (await SaveAsync(content, name)).Error!.Code.ShouldBe(code);
        NothingLeft().ShouldBeTrue();
    }

    [Fact]
    public async Task A_plain_archive_is_accepted_where_it_is_allowed() =>
        (await SaveAsync(Archive(("a.txt", [65])), "a.zip", new(1000, [FileTypes.Zip]))).Value.ContentType.ShouldBe(FileTypes.Zip);

    [Fact]
    public async Task A_type_that_this_field_does_not_take_is_refused_with_what_it_takes()
    {
        var error = (await SaveAsync(PngBytes, "a.png", new(1000, [FileTypes.Pdf]))).Error!;
        error.Code.ShouldBe("file.type-not-allowed");
        error.Title.Ja.ShouldContain("選べるのは PDF です");
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\海野\\計画.pdf", "計画.pdf")]
    [InlineData("見積\u202efdp.exe", "見積fdp.exe")]
    [InlineData("a\u0000\r\nb.pdf", "ab.pdf")]
    [InlineData("か\u3099は\u309aハ\u3099ウ\u3099.pdf", "がぱバヴ.pdf")]
    [InlineData("a<b>:c|d?.pdf", "a_b__c_d_.pdf")]
    [InlineData("  .pdf", "pdf")]
    [InlineData("", "file")]
    [InlineData("...", "file")]
    [InlineData("a\ud800b.pdf", "ab.pdf")]
    public void Names_are_cleaned(string declared, string clean) => FileNames.Clean(declared).ShouldBe(clean);

    [Fact]
    public void A_name_of_any_length_fits_its_column()
    {
        var name = FileNames.Clean(new string('港', 500) + ".pdf");
        name.Length.ShouldBeLessThanOrEqualTo(120);
        name.ShouldEndWith(".pdf");
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_key_that_is_none_opens_nothing(string key) => (await Kept.OpenReadAsync(key, default)).ShouldBeNull();
}
