using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Forms.Tests;

/// <summary>The designer tries a form before it is published, and sees what both sides will have.</summary>
[Collection(nameof(PortService))]
public sealed class Trials(PortService port)
{
    [Fact]
    public async Task A_trial_gives_the_applicants_copy_and_what_the_officer_sees_and_no_case()
    {
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        var at = $"/api/t/{authority.Slug}/forms/generic/work";
        (await admin.PostAsync(at + "/actions/print-trial", new { answers = new { } })).Refused(HttpStatusCode.NotFound, "form.no-work");
        (await admin.PostAsync($"/api/t/{authority.Slug}/forms", new { code = "generic", from = new { kind = "master" } })).Ok();

        var answers = new { subject = "給水施設の使用", surprise = "x" };
        var paper = (await admin.PostAsync(at + "/actions/print-trial", new { answers, language = "easy" })).Ok();
        paper.Raw.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        paper.Raw.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var seen = (await admin.PostAsync(at + "/actions/try", new { answers, language = "ja" })).Ok()["summary"]!.AsArray();
        seen.Select(line => $"{line!["field"]} {line["text"]}").ShouldContain("subject 給水施設の使用");
        (await (await port.StaffAsync(authority, "review")).PostAsync(at + "/actions/print-trial", new { answers })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_question_keeps_its_name_once_it_was_published()
    {
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        var at = $"/api/t/{authority.Slug}/forms";
        var work = (await admin.PostAsync(at, new { code = "cable-works", title = new { ja = "ケーブル工事届", en = "Cables" }, from = new { kind = "blank" } })).Ok();
        work["firm"]!.AsArray().ShouldBeEmpty();
        var definition = JsonNode.Parse("""
            {"code":"x","version":"x","title":{"ja":"ケーブル工事届","en":"Cables"},"steps":[{"id":"a","title":{"ja":"工事","en":"Works"},"fields":[
              {"id":"place","type":"text","label":{"ja":"場所","en":"Place"},"origin":"own"},
              {"id":"rows","type":"group","label":{"ja":"ケーブル","en":"Cables"},"origin":"own","fields":[{"id":"length","type":"number","label":{"ja":"長さ","en":"Length"},"origin":"own"}]}]}]}
            """)!;
        (await admin.PutAsync($"{at}/cable-works/work", new { definition }, 1)).Ok()["firm"]!.AsArray().ShouldBeEmpty();
        (await admin.PostAsync($"{at}/cable-works/work/actions/publish", new { version = "1", effectiveFrom = "2099-04-01" })).Ok();
        (await admin.PostAsync(at, new { code = "cable-works", from = new { kind = "version", version = "1" } })).Ok()["firm"]!.AsArray().Select(path => (string)path!)
            .ShouldBe(["place", "rows", "rows.length"]);
        (await admin.PostAsync(at, new { code = "own-supply", title = new { ja = "給水", en = "Water" }, from = new { kind = "master", code = "water-supply" } })).Ok()
            ["firm"]!.AsArray().Select(path => (string)path!).ShouldContain("applicant", "the national form's questions have their names");
    }

    [Fact]
    public async Task A_file_that_was_looked_at_is_taken_in_as_the_work()
    {
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        var at = $"/api/t/{authority.Slug}/forms";
        var definition = JsonNode.Parse("""
            {"code":"brought","version":"x","title":{"ja":"持ち込んだ様式","en":"Brought"},"steps":[{"id":"a","title":{"ja":"頁","en":"Page"},"fields":[
              {"id":"place","type":"text","label":{"ja":"場所","en":"Place"},"origin":"own"}]}]}
            """)!;
        var preview = (await admin.PostAsync($"{at}/actions/preview-import", new { definition })).Ok();
        preview["against"].ShouldBeNull("it is new here");
        preview["changes"]!.AsArray().Select(one => (string?)one!["field"]).ShouldContain("place");
        var work = (await admin.PostAsync(at, new { code = "brought", title = new { ja = "持ち込んだ様式", en = "Brought" }, from = new { kind = "blank" } })).Ok();
        (await admin.PutAsync($"{at}/brought/work", new { definition }, (int)work["version"]!)).Ok();
        (await admin.PostAsync($"{at}/actions/preview-import", new { definition })).Ok()["changes"]!.AsArray().ShouldBeEmpty("nothing would change any more");
    }
}
