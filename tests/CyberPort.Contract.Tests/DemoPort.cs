using System.Text;
using System.Text.Json.Nodes;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Contract.Tests;

[CollectionDefinition(nameof(DemoPort))]
public sealed class DemoPortCollection : ICollectionFixture<DemoPort>;

/// <summary>The service with its demonstration authorities, and one case of 青浜県 with everything that a case has.</summary>
public sealed class DemoPort : PortService
{
    private JsonNode document = new JsonObject();

    public DemoPort() => Settings["Cyberport:Demo"] = "true";

    public IReadOnlyList<Operation> Operations { get; private set; } = [];

    /// <summary>The authority whose things the others try to reach.</summary>
    public TenantInfo Aohama { get; private set; } = null!;

    /// <summary>Where the others work.</summary>
    public TenantInfo Shiomi { get; private set; } = null!;

    /// <summary>Ids of things of the one applicant and of 青浜県, by what the address calls them.</summary>
    public Dictionary<string, string> Ids { get; } = [];

    /// <summary>Words that nobody else may ever read.</summary>
    public List<string> Secrets { get; } = [];

    public PortClient Applicant { get; private set; } = null!;

    public PortClient Officer { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        document = JsonNode.Parse(await ContractAsync())!;
        Operations = [.. from path in document["paths"]!.AsObject() from operation in path.Value!.AsObject()
            select new Operation(new HttpMethod(operation.Key.ToUpperInvariant()), path.Key, operation.Value!, document)];
        var tenants = Services.GetRequiredService<ITenantStore>();
        Aohama = (await tenants.FindBySlugAsync("aohama", default))!;
        Shiomi = (await tenants.FindBySlugAsync("shiomi", default))!;
        await FillAsync();
    }

    private async Task FillAsync()
    {
        var person = await this.NewPersonAsync(name: "秘密 守");
        Applicant = await this.SignInAsync(person);
        var staff = await this.NewPersonAsync(Aohama, ["receive", "review", "decide", "administer"]);
        Officer = await this.SignInAsync(staff);
        Ids["members.accountId"] = staff.Id.ToString();

        var (draft, _) = await DraftAsync();
        Ids["drafts.id"] = draft;
        var (id, file) = await DraftAsync();
        var sent = (await Applicant.PostAsync($"/api/my/drafts/{id}/actions/submit")).Ok();
        Ids["cases.id"] = Ids["calls.id"] = id;
        Ids["files.fileId"] = file;
        await MoveAsync(id, "take", null);
        await MoveAsync(id, "consult", new { question = "ひみつの照会", dueOn = TimeProvider.System.TodayInJapan().AddDays(2), mandatory = false, officers = new[] { staff.Id } });
        Ids["consultations.consultationId"] = (string)(await Officer.GetAsync($"/api/t/aohama/cases/{id}")).Ok()["consultations"]![0]!["id"]!;
        Ids["outside-consultations.link"] = "guessed";
        Ids["attachments.attachmentId"] = file;
        Ids["desks.id"] = (string)(await Officer.PostAsync("/api/t/aohama/desks", new { name = new { ja = "ひみつの係", en = "Secret desk" }, members = new[] { staff.Id } })).Ok()["id"]!;
        Ids["text-blocks.id"] = (string)(await Officer.PostAsync("/api/t/aohama/text-blocks", new { kind = "message", name = "ひみつの定型文", body = "ひみつの文" })).Ok()["id"]!;
        Secrets.AddRange(["ひみつの定型文", "ひみつの文"]);
        Ids["officers.accountId"] = staff.Id.ToString();
        var cover = await this.NewPersonAsync(Aohama, ["review"]);
        Ids["absences.id"] = (string)(await Officer.PostAsync("/api/t/aohama/absences", new { awayId = staff.Id, coverId = cover.Id, from = "2027-01-01", to = "2027-01-02" })).Ok()["id"]!;
        await MoveAsync(id, "request-correction", new { fields = new[] { new { field = "content", text = "直してください" } }, note = "直してください" });
        (await Officer.PutAsync("/api/t/aohama/saved-filters/ひみつの条件", new { query = "view=all" })).Ok();
        Ids["saved-filters.name"] = Uri.EscapeDataString("ひみつの条件");
        (await Officer.PostAsync("/api/t/aohama/procedure-settings", new { code = "secret-use", title = new { ja = "ひみつの手続", en = "Secret" } })).Ok();
        Ids["procedure-settings.code"] = "secret-use";
        var mine = await SoonAsync(() => Applicant.GetAsync($"/api/my/cases/{id}"), m => m["documents"] is JsonArray { Count: > 0 });
        Ids["documents.docId"] = (string)mine["documents"]![0]!["id"]!;
        (await Officer.PostAsync("/api/t/aohama/forms", new { code = "aohama-own", title = new { ja = "ひみつの様式", en = "x" }, from = new { kind = "blank" } })).Ok();
        (await Officer.PutAsync("/api/t/aohama/forms/aohama-own/samples/one", new { name = "ひみつの見本", answers = new { }, expects = "valid" })).Ok();
        Ids["bulk-jobs.id"] = (string)(await Officer.PostAsync("/api/t/aohama/exports", new { source = "queue", format = "zip", query = "view=mine" })).Ok()["id"]!;
        (Ids["forms.code"], Ids["samples.id"], Ids["versions.a"], Ids["versions.version"], Ids["changes.b"]) = ("aohama-own", "one", "work", "work", "work");
        Ids["sessions.id"] = (string)(await Applicant.GetAsync("/api/identity/sessions")).Ok()["items"]![0]!["id"]!;
        Ids["passkeys.id"] = await PasskeyAsync(person.Id);
        Ids["dead-letters.id"] = Ids["mails.id"] = Guid.CreateVersion7().ToString();
        var entry = (await Applicant.PostAsync("/api/my/register", new { kind = "vessel", answers = new { vessel = new { name = "秘密の第二丸" } } })).Ok();
        Ids["register.id"] = (string)entry["id"]!;
        Ids["templates.id"] = (string)(await Applicant.PostAsync("/api/my/templates", new { name = "秘密のひな形", draft })).Ok()["id"]!;
        Secrets.AddRange(["秘密の第二丸", "秘密のひな形"]);
        Secrets.AddRange(["ひみつの様式", "ひみつの見本"]);
        var sheet = new ByteArrayContent(await Visitor().Http.GetByteArrayAsync("/api/t/aohama/procedures/generic/batch-template"));
        Ids["batches.id"] = (string)(await Applicant.SendAsync(HttpMethod.Post, "/api/my/batches?tenant=aohama&procedure=generic&name=secret-batch.xlsx", sheet, null)).Ok()["id"]!;
        await SoonAsync(() => Applicant.GetAsync($"/api/my/batches/{Ids["batches.id"]}"), b => (string?)b["state"] == "failed");
        Ids["invitations.invitationId"] = (string)(await Applicant.PostAsync($"/api/my/drafts/{draft}/invitations",
            new { kind = "fill", email = "himitsu-no-dokusha@test.example", name = "秘密の同僚", days = 7, steps = new[] { "subject" } })).Ok()["id"]!;
        Secrets.AddRange(["secret-batch", "himitsu-no-dokusha"]);
        Secrets.Add("ひみつの手続");
        Secrets.AddRange([id, draft, file, (string)sent["number"]!, "秘密 守", "ひみつの条件", "ひみつの係", "ひみつの照会", person.Id.ToString(), person.Email, staff.Email]);
    }

    private async Task<(string Draft, string File)> DraftAsync()
    {
        var draft = (await Applicant.PostAsync("/api/my/drafts", new { tenant = "aohama", procedure = "generic", answers = Answers() })).Ok();
        var id = (string)draft["id"]!;
        var pdf = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
        pdf.Headers.ContentType = new("application/pdf");
        var file = (await Applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/files?field=documents&name=secret.pdf", pdf, null)).Ok();
        var answers = Answers();
        answers["documents"] = new JsonArray(new JsonObject { ["id"] = (string)file["id"]!, ["name"] = "secret.pdf", ["size"] = 1, ["contentType"] = "application/pdf" });
        var version = (await Applicant.GetAsync($"/api/my/drafts/{id}")).Ok().Version;
        (await Applicant.PutAsync($"/api/my/drafts/{id}", new { answers, step = "documents" }, version)).Ok();
        return (id, (string)file["id"]!);
    }

    // Made by hand: a real one needs an authenticator.
    private async Task<string> PasskeyAsync(Guid account)
    {
        await using var owner = new Npgsql.NpgsqlConnection(OwnerConnection);
        await owner.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("""
            insert into identity.passkey (id, account_id, credential_id, name, public_key, sign_count, transports, is_user_verified, is_backup_eligible,
              is_backed_up, attestation_object, client_data, created_at)
            values (gen_random_uuid(), $1, $1::text::bytea, 'secret key', '', 0, '{}', true, false, false, '', '', now()) returning id
            """, owner);
        command.Parameters.Add(new() { Value = account });
        return ((Guid)(await command.ExecuteScalarAsync())!).ToString();
    }

    private async Task MoveAsync(string id, string move, object? body)
    {
        var version = (await Officer.GetAsync($"/api/t/aohama/cases/{id}")).Ok().Version;
        (await Officer.PostAsync($"/api/t/aohama/cases/{id}/actions/{move}", body, version)).Ok();
    }

    private static async Task<Answer> SoonAsync(Func<Task<Answer>> read, Func<Answer, bool> until)
    {
        for (var i = 0; i < 150 && await read() is var answer; i++)
        {
            if (until(answer))
            {
                return answer;
            }

            await Task.Delay(100);
        }

        return await read();
    }

    private static JsonObject Answers() => new()
    {
        ["subject"] = "給水施設の使用", ["kind"] = "application", ["content"] = "１２月１日に水３０ｍ³", ["vesselName"] = "秘密丸",
        ["applicant"] = new JsonObject
        {
            ["kind"] = "person", ["name"] = "秘密 守", ["kana"] = "ヒミツ マモル", ["phone"] = "0176-00-1234", ["email"] = "himitsu@test.example",
            ["address"] = new JsonObject { ["postalCode"] = "039-0001", ["prefecture"] = "青森県", ["city"] = "青浜市", ["line"] = "港町1-1" },
        },
        ["declaration"] = true,
    };
}
