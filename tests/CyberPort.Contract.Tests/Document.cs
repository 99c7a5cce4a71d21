using System.Text.Json.Nodes;

namespace CyberPort.Contract.Tests;

/// <summary>The contract file itself.</summary>
[Collection(nameof(DemoPort))]
public sealed class Document(DemoPort port)
{
    [Fact]
    public async Task The_committed_contract_is_what_the_service_says() =>
        Repository.ShouldBeCommitted("backend/openapi/cyberport.v1.json", (await port.ContractAsync()).ReplaceLineEndings("\n"));

    [Fact]
    public async Task What_is_served_is_the_same_document()
    {
        var served = JsonNode.Parse(await port.Visitor().Http.GetStringAsync("/openapi/v1.json"))!;

        served["paths"]!.AsObject().Count.ShouldBe(JsonNode.Parse(await port.ContractAsync())!["paths"]!.AsObject().Count);
    }

    [Fact]
    public void Every_operation_has_an_id_of_its_own()
    {
        port.Operations.Where(o => o.Node["operationId"] is null).ShouldBeEmpty();
        port.Operations.GroupBy(o => o.Id).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_operation_says_who_may_call_it() =>
        port.Operations.Where(o => o.Access is not ("anyone" or "account" or "staff" or "operator")).ShouldBeEmpty();

    [Fact]
    public void Every_input_of_an_address_is_described() =>
        port.Operations.Where(o => !o.Inputs.All(input => o.Node["parameters"]?.AsArray().Any(p => (string?)p!["in"] == "path" && (string?)p["name"] == input) == true)).ShouldBeEmpty();

    [Fact]
    public async Task Numbers_are_numbers()
    {
        var document = JsonNode.Parse(await port.ContractAsync())!;
        Loose(document["components"]?["schemas"]!, "").ShouldBeEmpty("a type that is both a number and a string becomes `number | string` on the page");
    }

    private static IEnumerable<string> Loose(JsonNode? node, string at) => node switch
    {
        JsonObject o => (o["type"] is JsonArray types && types.Any(t => (string?)t is "integer" or "number") && types.Any(t => (string?)t == "string") ? [at] : Array.Empty<string>())
            .Concat(o.SelectMany(p => Loose(p.Value, $"{at}/{p.Key}"))),
        JsonArray a => a.SelectMany((n, i) => Loose(n, $"{at}/{i}")),
        _ => [],
    };
}
