using System.Net;
using System.Text.Json.Nodes;
using Npgsql;

namespace CyberPort.Contract.Tests;

/// <summary>
/// The anti-forgery matrix: every unsafe operation of the contract is called by whoever may call it, on things that are theirs, without the
/// token and with a token that was given to somebody else. Each is refused with its code, and nothing has changed afterwards.
/// </summary>
[Collection(nameof(DemoPort))]
public sealed class Forgery(DemoPort port)
{
    [Fact]
    public async Task Every_mutation_without_the_callers_own_anti_forgery_token_is_refused_and_changes_nothing()
    {
        var officer = await port.StaffAsync(port.Aohama, "receive", "review", "decide", "administer", "helpDesk", "announce");
        var @operator = await port.SignInAsync(await port.NewPersonAsync(isOperator: true));
        var another = (string)(await @operator.GetAsync("/api/identity/me")).Ok()["csrf"]!;
        var theirs = (string)(await officer.GetAsync("/api/identity/me")).Ok()["csrf"]!;
        PortClient[] callers = [officer, @operator, port.Applicant];
        var (before, version, called) = (await EverythingAsync(callers), (await port.Officer.GetAsync($"/api/t/aohama/cases/{port.Ids["cases.id"]}")).Ok().Version, 0);

        foreach (var operation in port.Operations.Where(o => o.IsUnsafe))
        {
            var caller = operation.Access switch { "staff" => officer, "operator" => @operator, _ => port.Applicant };
            foreach (var token in new[] { null, caller == @operator ? theirs : another })
            {
                using var request = new HttpRequestMessage(operation.Method, operation.At("aohama", AnyIds(operation))) { Content = operation.Content(port.Ids["members.accountId"]) };
                if (operation.NeedsVersion)
                {
                    request.Headers.TryAddWithoutValidation("If-Match", operation.Path.Contains("/cases/", StringComparison.Ordinal) ? $"\"{version}\"" : "\"1\"");
                }

                if (token is not null)
                {
                    request.Headers.Add("X-CSRF-TOKEN", token);
                }

                var answer = await caller.Http.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{operation.Id}: {text}");
                ((string?)JsonNode.Parse(text)!["code"]).ShouldBe("request.csrf", operation.Id);
                called++;
            }
        }

        called.ShouldBeGreaterThan(200, "the whole contract");
        (await EverythingAsync(callers)).ShouldBe(before);
    }

    /// <summary>The things aimed at, and how much the audit trail knows of these people.</summary>
    private async Task<string> EverythingAsync(IEnumerable<PortClient> callers)
    {
        var people = new List<Guid>();
        foreach (var caller in callers)
        {
            people.Add((Guid)(await caller.GetAsync("/api/identity/me")).Ok()["account"]!["id"]!);
        }

        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from platform.audit_entry where actor_id = any($1)", owner) { Parameters = { new() { Value = people.ToArray() } } };
        return $"{await port.StateAsync()} {await command.ExecuteScalarAsync()}";
    }

    private Dictionary<string, string> AnyIds(Operation operation) => operation.Names.ToDictionary(n => n, n => port.Ids.GetValueOrDefault(n, Guid.CreateVersion7().ToString()));
}
