using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>What the database itself refuses, whatever the code forgets.</summary>
[Collection(nameof(Harbour))]
public sealed class DatabasePromises(Harbour port)
{
    [Fact]
    public async Task A_case_cannot_be_decided_without_a_decision()
    {
        var id = await (await port.StoryAsync()).SubmitsAsync();
        await RefusedAsync($"update procedures.application set state = 'granted', clock = 'ended', closed_at = now() where id = '{id}'", "application_decided_has_decision");
    }

    [Fact]
    public async Task A_refusal_cannot_be_without_reasons()
    {
        var id = await (await port.StoryAsync()).SubmitsAsync();
        await RefusedAsync($"""
            insert into procedures.decision (tenant_id, id, application_id, outcome, reasons, decided_by_id, decided_by_name, decided_at)
            select tenant_id, gen_random_uuid(), id, 'refuse', ' ', gen_random_uuid(), 'x', now() from procedures.application where id = '{id}'
            """, "decision_adverse_has_reasons");
    }

    [Fact]
    public async Task Only_one_correction_is_open()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "request-correction", new { note = "x" })).Ok();
        await RefusedAsync($"""
            insert into procedures.correction (tenant_id, id, application_id, fields, note, requested_at, requested_by_id, requested_by_name)
            select tenant_id, gen_random_uuid(), id, '[]', 'y', now(), gen_random_uuid(), 'x' from procedures.application where id = '{id}'
            """, "correction_one_open");
    }

    [Theory]
    [InlineData("state = 'nonsense'", "application_state_known")]
    [InlineData("clock = 'stopped'", "application_clock_follows_state")]
    [InlineData("closed_at = now(), clock = 'ended'", "application_closed_at_when_closed")]
    [InlineData("state = 'accepted', clock = 'ended', closed_at = now()", "application_ends_as_its_kind")]
    [InlineData("number = (select number from procedures.application o where o.tenant_id = a.tenant_id and o.id <> a.id limit 1)", "application_number_unique")]
    public async Task A_case_cannot_contradict_itself(string change, string constraint)
    {
        var story = await port.StoryAsync();
        await story.SubmitsAsync();
        var id = await story.SubmitsAsync();
        await RefusedAsync($"update procedures.application a set {change} where id = '{id}'", constraint);
    }

    [Fact]
    public async Task Two_editions_of_a_permit_are_never_in_force_together()
    {
        var id = await (await port.StoryAsync()).GrantsAsync();
        await RefusedAsync($"""
            insert into procedures.permit (tenant_id, id, application_id, decision_id, chain_id, number, edition, conditions, issued_at)
            select tenant_id, gen_random_uuid(), application_id, decision_id, chain_id, number, 2, conditions, now() from procedures.permit where application_id = '{id}'
            """, "permit_one_in_force");
    }

    [Fact]
    public async Task Numbers_of_two_authorities_are_counted_apart()
    {
        var (first, second) = (await port.StoryAsync(), await port.StoryAsync());
        var numbers = new[] { await NumberAsync(first), await NumberAsync(first), await NumberAsync(second) };
        numbers.Select(n => n[^6..]).ShouldBe(["000001", "000002", "000001"]);
    }

    private static async Task<string> NumberAsync(Story story) => (string)(await story.CaseAsync(await story.SubmitsAsync()))["number"]!;

    private async Task RefusedAsync(string sql, string constraint)
    {
        await using var connection = new NpgsqlConnection(port.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var refused = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        refused.ConstraintName.ShouldBe(constraint);
    }
}
