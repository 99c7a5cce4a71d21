using CyberPort.Platform.Outbox;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Tests.Probe;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CyberPort.Platform.Tests.Outbox;

/// <summary>No dispatcher runs in the background here: each test takes the steps itself.</summary>
public sealed class Delivery(ProbeService service) : IClassFixture<ProbeService>
{
    private readonly TenantInfo mine = ProbeService.NewAuthority();

    private ProbeNode Node => service.Node;

    private async Task<(string State, int Attempts, double Wait, string? Fault)> LookAsync(Guid note)
    {
        await using var owner = await service.OwnerAsync();
        await using var command = new NpgsqlCommand(
            "select state, attempts, extract(epoch from next_at - now())::float8, last_error from platform.outbox where payload->>'noteId' = $1", owner);
        command.Parameters.Add(new() { Value = note.ToString() });
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        return (reader.GetString(0), reader.GetInt32(1), reader.GetDouble(2), reader.IsDBNull(3) ? null : reader.GetString(3));
    }

    private async Task DueAgainAsync(Guid note, string more = "")
    {
        await using var owner = await service.OwnerAsync();
        await owner.DoAsync($"update platform.outbox set state = 'pending', next_at = now(), lease_until = null {more} where payload->>'noteId' = $1", note.ToString());
    }

    private async Task<int> SeenAsync(Guid note)
    {
        var times = 0;
        await Node.InDbAsync(mine, async db => times = await db.Seen.CountAsync(s => s.NoteId == note));
        return times;
    }

    [Fact]
    public async Task An_event_leaves_with_its_change_and_arrives_in_its_authority()
    {
        var note = await Node.WriteNoteAsync(mine);
        (await LookAsync(note.Id)).State.ShouldBe("pending");

        await Node.Dispatcher.DeliverBatchAsync(default);

        (await LookAsync(note.Id)).State.ShouldBe("done");
        (await SeenAsync(note.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Delivered_twice_is_harmless()
    {
        var note = await Node.WriteNoteAsync(mine);
        await Node.Dispatcher.DeliverBatchAsync(default);
        await DueAgainAsync(note.Id);

        await Node.Dispatcher.DeliverBatchAsync(default);

        Node.Handled.Times[note.Id].ShouldBe(2);
        (await SeenAsync(note.Id)).ShouldBe(1);
        (await LookAsync(note.Id)).State.ShouldBe("done");
    }

    [Fact]
    public async Task A_failing_reaction_is_tried_again_later_and_later()
    {
        var note = await Node.WriteNoteAsync(mine);
        Node.Handled.FailuresLeft[note.Id] = 3;
        var waits = new List<double>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Node.Dispatcher.DeliverBatchAsync(default);
            var now = await LookAsync(note.Id);
            now.State.ShouldBe("pending");
            now.Attempts.ShouldBe(attempt);
            now.Fault!.ShouldContain("told to fail");
            waits.Add(now.Wait);
            await DueAgainAsync(note.Id);
        }

        waits[0].ShouldBeInRange(1, 2);
        waits[1].ShouldBeInRange(3, 4);
        waits[2].ShouldBeInRange(7, 8);
        await Node.Dispatcher.DeliverBatchAsync(default);
        (await LookAsync(note.Id)).State.ShouldBe("done");
        (await SeenAsync(note.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_done_is_not_done_again_when_another_reaction_fails()
    {
        var note = await Node.WriteNoteAsync(mine);
        Node.Handled.FailuresLeft[note.Id] = 2;
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Node.Dispatcher.DeliverBatchAsync(default);
            await DueAgainAsync(note.Id);
        }

        (Node.Handled.Heard[note.Id], Node.Handled.Times[note.Id]).ShouldBe((1, 3));
    }

    [Fact]
    public async Task A_reaction_keeps_one_line_to_the_database_and_sees_whom_it_enters_on_the_way()
    {
        var note = await Node.WriteNoteAsync(mine);

        await Node.Dispatcher.DeliverBatchAsync(default);

        (await LookAsync(note.Id)).ShouldSatisfyAllConditions(l => l.State.ShouldBe("done"), l => l.Fault.ShouldBeNull());
        Node.Handled.OneLine[note.Id].ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_that_is_not_due_yet_is_left_alone()
    {
        var note = await Node.WriteNoteAsync(mine);
        Node.Handled.FailuresLeft[note.Id] = 1;
        await Node.Dispatcher.DeliverBatchAsync(default);

        await Node.Dispatcher.DeliverBatchAsync(default);

        Node.Handled.Times[note.Id].ShouldBe(1);
    }

    [Fact]
    public async Task After_ten_attempts_it_is_dead_and_others_go_on()
    {
        var (sick, well) = (await Node.WriteNoteAsync(mine), await Node.WriteNoteAsync(mine));
        Node.Handled.FailuresLeft[sick.Id] = int.MaxValue;
        await DueAgainAsync(sick.Id, ", attempts = 9");

        await Node.Dispatcher.DeliverBatchAsync(default);
        await Node.Dispatcher.DeliverBatchAsync(default);

        (await LookAsync(sick.Id)).ShouldSatisfyAllConditions(s => s.State.ShouldBe("dead"), s => s.Attempts.ShouldBe(10));
        Node.Handled.Times[sick.Id].ShouldBe(1);
        (await LookAsync(well.Id)).State.ShouldBe("done");
    }

    [Fact]
    public async Task A_message_is_written_only_with_its_change()
    {
        var first = await Node.WriteNoteAsync(mine);
        var second = Note.Written(first.Text);
        await Node.InDbAsync(mine, async db =>
        {
            db.Add(second);
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });
        var third = Note.Written(Guid.NewGuid().ToString());
        await Node.InDbAsync(mine, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(third);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });

        await using var owner = await service.OwnerAsync();
        (await owner.AskAsync<long>("select count(*) from platform.outbox where payload->>'noteId' in ($1, $2)", second.Id.ToString(), third.Id.ToString())).ShouldBe(0);
    }

    [Fact]
    public async Task Two_dispatchers_never_both_handle_a_message()
    {
        await using var other = await ProbeNode.StartAsync(service.Database);
        var notes = new List<Note>();
        for (var i = 0; i < 150; i++)
        {
            notes.Add(await Node.WriteNoteAsync(mine));
        }

        async Task EmptyAsync(OutboxDispatcher dispatcher)
        {
            while (await dispatcher.DeliverBatchAsync(default) > 0)
            {
            }
        }

        await Task.WhenAll(EmptyAsync(Node.Dispatcher), EmptyAsync(other.Dispatcher));

        foreach (var note in notes)
        {
            (Node.Handled.Times.GetValueOrDefault(note.Id) + other.Handled.Times.GetValueOrDefault(note.Id)).ShouldBe(1);
        }

        other.Handled.Times.Count.ShouldBeGreaterThan(0, "otherwise only one dispatcher worked");
    }

    [Fact]
    public async Task A_dispatcher_that_was_overtaken_does_not_undo_what_the_other_did()
    {
        await using var other = await ProbeNode.StartAsync(service.Database);
        var note = await Node.WriteNoteAsync(mine);
        Node.Handled.FailuresLeft[note.Id] = 1;
        Node.Handled.Pause = TimeSpan.FromSeconds(1);
        var slow = Node.Dispatcher.DeliverBatchAsync(default);
        await Task.Delay(300);
        await using (var owner = await service.OwnerAsync())
        {
            await owner.DoAsync("update platform.outbox set lease_until = now() - interval '1 second' where payload->>'noteId' = $1", note.Id.ToString());
        }

        await other.Dispatcher.DeliverBatchAsync(default);
        await slow;
        Node.Handled.Pause = TimeSpan.Zero;

        Node.Handled.Times[note.Id].ShouldBe(1);
        (await LookAsync(note.Id)).State.ShouldBe("done");
    }

    [Fact]
    public async Task The_application_role_puts_messages_in_but_cannot_read_or_forge_them()
    {
        await Node.WriteNoteAsync(mine);
        await using var app = await service.AppAsync();

        (await Should.ThrowAsync<PostgresException>(() => app.AskAsync<long>("select count(*) from platform.outbox")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Should.ThrowAsync<PostgresException>(() => app.DoAsync(
            "insert into platform.outbox (id, tenant_id, name, payload, occurred_at) values (gen_random_uuid(), $1, 'x', '{}', now())", mine.Id)))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }
}
