using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Contract.Tests;

/// <summary>
/// The tenant-isolation matrix: every operation is called with ids of another authority's and another person's things.
/// Each is not found, each list shows nothing of them, and nothing has changed afterwards.
/// </summary>
[Collection(nameof(DemoPort))]
public sealed class Isolation(DemoPort port)
{
    /// <summary>What an address can name that is no secret of anybody.</summary>
    private static readonly string[] Public = ["procedures.code", "forms.formCode", "versions.version", "codes.list", "verify.code", "register-forms.kind", "work-plans.code", "notice-texts.kind", "letter-texts.kind"];

    /// <summary>Deleting what is not there is done already: no refusal, and nothing of anybody's is touched (the state is compared).</summary>
    private static readonly string[] DoneAlready = ["DeleteDraft", "DeleteFilter", "DeleteRegisterEntry", "DeleteTemplate", "DeleteBatch"];

    /// <summary>What a new authority has from the start, or what is everybody's: its facilities and members, the national forms, the library.</summary>
    private static readonly string[] NotItsOwn = ["ListFacilities", "ListMembers", "ListForms", "ListFormLibrary", "ListOfficers", "ListNoticeTexts", "ListLetterTexts"];

    private static bool NamesSomething(Operation operation) => operation.Names.Except(Public).Any();

    private async Task ReachesNothingAsync(PortClient stranger, string tenant, IEnumerable<Operation> operations)
    {
        var before = await port.StateAsync();
        var reached = new List<string>();
        var self = (string)(await stranger.GetAsync("/api/identity/me")).Ok()["account"]!["id"]!;
        foreach (var operation in operations)
        {
            var answer = await stranger.SendAsync(operation.Method, operation.At(tenant, port.Ids), operation.Content(self), operation.NeedsVersion ? 1 : null);
            if (answer.Status != HttpStatusCode.NotFound && !(answer.Status == HttpStatusCode.NoContent && DoneAlready.Contains(operation.Id)))
            {
                reached.Add($"{operation.Id}: {(int)answer.Status} {answer.Body?.ToJsonString()}");
            }
        }

        reached.ShouldBeEmpty();
        (await port.StateAsync()).ShouldBe(before);
    }

    private async Task ReadsNothingAsync(PortClient stranger, string tenant, IEnumerable<Operation> operations)
    {
        foreach (var operation in operations.Where(o => !o.IsUnsafe && !NamesSomething(o) && !o.Names.Any()))
        {
            var text = await (await stranger.Http.GetAsync(operation.At(tenant, port.Ids))).Content.ReadAsStringAsync();
            port.Secrets.Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(operation.Id);
        }
    }

    [Fact]
    public void Every_id_in_an_address_is_known_to_this_matrix() =>
        port.Operations.SelectMany(o => o.Names).Distinct().Except(Public).Where(n => !port.Ids.ContainsKey(n))
            .ShouldBeEmpty("give DemoPort.Ids one of these, so that others can try it");

    [Fact]
    public async Task Staff_of_another_authority_reach_nothing_from_their_own_plane() => await ReachesNothingAsync(
        await port.StaffAsync(port.Shiomi, "receive", "review", "decide", "administer", "helpDesk", "announce"), "shiomi",
        port.Operations.Where(o => o.InTenantPlane && NamesSomething(o) && !MakesItsOwn(o)));

    [Fact]
    public async Task Another_person_reaches_nothing() =>
        await ReachesNothingAsync(await port.ApplicantAsync(), "", port.Operations.Where(o => !o.InTenantPlane && o.Access == "account" && NamesSomething(o)));

    [Fact]
    public async Task Lists_of_another_authority_show_nothing() => await ReadsNothingAsync(
        await port.StaffAsync(port.Shiomi, "receive", "review", "decide", "administer", "helpDesk", "announce"), "shiomi", port.Operations.Where(o => o.InTenantPlane));

    [Fact]
    public async Task A_new_authoritys_lists_are_empty()
    {
        var fresh = await port.NewAuthorityAsync();
        var officer = await port.StaffAsync(fresh, "receive", "review", "decide", "administer", "helpDesk", "announce");
        foreach (var operation in port.Operations.Where(o => o.InTenantPlane && !o.IsUnsafe && !o.Names.Any() && !NotItsOwn.Contains(o.Id)))
        {
            var answer = await officer.GetAsync(operation.At(fresh.Slug, port.Ids));
            if (answer.Body?["items"] is JsonArray items)
            {
                items.ShouldBeEmpty(operation.Id);
            }
        }
    }

    [Fact]
    public async Task Another_persons_lists_show_nothing() =>
        await ReadsNothingAsync(await port.ApplicantAsync(), "", port.Operations.Where(o => !o.InTenantPlane));

    [Fact]
    public async Task The_owners_themselves_do_see_them()
    {
        (await port.Officer.GetAsync($"/api/t/aohama/cases/{port.Ids["cases.id"]}")).Ok();
        (await port.Officer.GetAsync($"/api/t/aohama/cases/{port.Ids["cases.id"]}/files/{port.Ids["files.fileId"]}")).Ok();
        (await port.Officer.GetAsync($"/api/t/aohama/cases/{port.Ids["cases.id"]}/documents/{port.Ids["documents.docId"]}")).Status.ShouldNotBe(HttpStatusCode.NotFound, "it may still be in print");
        (await port.Applicant.GetAsync($"/api/my/cases/{port.Ids["cases.id"]}/documents/{port.Ids["documents.docId"]}")).Status.ShouldNotBe(HttpStatusCode.NotFound, "it may still be in print");
        (await port.Officer.GetAsync("/api/t/aohama/cases")).Ok().Body!.ToJsonString().ShouldContain(port.Ids["cases.id"]);
    }

    // PUT of a name or of an account writes a row of one's own under that name: nothing of the other authority is reached.
    private static bool MakesItsOwn(Operation operation) => operation.Method == HttpMethod.Put && operation.Names is ["saved-filters.name"];
}
