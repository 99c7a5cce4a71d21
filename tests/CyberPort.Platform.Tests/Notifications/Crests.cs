using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace CyberPort.Platform.Tests.Notifications;

/// <summary>紋章: an authority's crest comes with its mails, and no mail waits for it.</summary>
[Collection(nameof(PostOffice))]
public sealed partial class Crests(PostOffice office)
{
    private const string Wave = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="22" fill="#0b5c8a"/></svg>""";
    private const string Banner = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 80"><rect width="800" height="80" fill="#0b5c8a"/></svg>""";
    private static readonly byte[] PngStart = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private async Task<(string Data, string Html)> MailOfAsync(string? crest, string language = "ja")
    {
        var authority = await office.NewAuthorityAsync();
        if (crest is not null)
        {
            office.Contacts.Crests[authority.Id] = crest;
        }

        var to = $"{Guid.NewGuid():n}@people.example";
        var id = await office.QueueAsync(to, from: authority, language: language);
        var html = (await office.UntilAsync(id, mail => mail.State == "sent")).Html!;
        return (office.Smtp.To(to).Single(), html);
    }

    private static (byte[] Png, int Width, int Height) PictureIn(string data)
    {
        var png = Convert.FromBase64String(PicturePart().Match(data).Groups["body"].Value);
        return (png, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Fact]
    public async Task The_crest_comes_inside_the_mail_as_a_small_picture_beside_the_name()
    {
        var (data, html) = await MailOfAsync(Wave);

        data.ShouldContain("multipart/related");
        data.ShouldContain("Content-ID: <crest@cyberport>");
        var (png, width, height) = PictureIn(data);
        png[..4].ShouldBe(PngStart);
        (width, height).ShouldBe((80, 80));
        html.ShouldContain("""<img src="cid:crest@cyberport" alt="青浜県 &lt;b&gt;の紋章" width="40" height="40" """.TrimEnd());
    }

    [Fact]
    public async Task The_words_for_who_sees_no_pictures_are_in_the_language_of_the_mail() =>
        (await MailOfAsync(Wave, "en")).Html.ShouldContain("alt=\"Crest of Aohama\"");

    [Fact]
    public async Task A_crest_like_a_banner_is_drawn_no_wider_than_the_mail_has_room()
    {
        var (data, html) = await MailOfAsync(Banner);

        PictureIn(data).Width.ShouldBe(320);
        html.ShouldContain("width=\"160\"");
    }

    [Fact]
    public async Task A_mail_of_an_authority_without_a_crest_brings_no_picture()
    {
        var (data, html) = await MailOfAsync(null);

        data.ShouldNotContain("multipart/related");
        html.ShouldNotContain("<img");
    }

    [Theory]
    [InlineData("<svg this is no drawing")]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>""")]
    public async Task A_crest_that_cannot_be_drawn_keeps_no_mail_back(string broken)
    {
        var (data, html) = await MailOfAsync(broken);

        data.ShouldNotContain("image/png");
        html.ShouldNotContain("<img");
        html.ShouldContain("青浜県 &lt;b&gt;");
    }

    [Fact]
    public async Task Another_crest_is_drawn_when_the_authority_changes_it()
    {
        var authority = await office.NewAuthorityAsync();
        var to = $"{Guid.NewGuid():n}@people.example";
        foreach (var crest in new[] { "<svg broken", Wave, Banner })
        {
            office.Contacts.Crests[authority.Id] = crest;
            await office.UntilAsync(await office.QueueAsync(to, from: authority), mail => mail.State == "sent");
        }

        var mails = office.Smtp.To(to).ToList();
        mails[0].ShouldNotContain("image/png");
        PictureIn(mails[1]).Width.ShouldBe(80);
        PictureIn(mails[2]).Width.ShouldBe(320);
    }

    [Fact]
    public async Task Developers_see_the_picture_in_the_page()
    {
        var (_, html) = await MailOfAsync(Wave);
        html.ShouldContain("cid:crest");

        var mails = (await office.Visitor().GetAsync("/api/dev/mails")).Ok()["items"]!.AsArray();

        mails.Select(mail => (string)mail!["html"]!).ShouldContain(one => one.Contains("src=\"data:image/png;base64,", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"Content-Type: image/png;.*?\r?\n\r?\n(?<body>[A-Za-z0-9+/=\s]+)", RegexOptions.Singleline)]
    private static partial Regex PicturePart();
}
