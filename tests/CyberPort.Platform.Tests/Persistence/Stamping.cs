using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Tests.Probe;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Platform.Tests.Persistence;

[Collection(nameof(ProbeService))]
public sealed class Stamping(ProbeService service)
{
    private readonly TenantInfo mine = ProbeService.NewAuthority();
    private readonly TenantInfo theirs = ProbeService.NewAuthority();

    [Fact]
    public async Task A_new_row_gets_its_owner()
    {
        var note = await service.Node.WriteNoteAsync(mine);

        note.TenantId.ShouldBe(mine.Id);
    }

    [Fact]
    public Task A_row_without_an_authority_is_refused() => service.Node.InDbAsync(null, async db =>
    {
        db.Add(new Note { Text = Guid.NewGuid().ToString() });
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    });

    [Fact]
    public Task A_row_of_somebody_else_is_refused() => service.Node.InDbAsync(mine, async db =>
    {
        db.Add(new Note { TenantId = theirs.Id, Text = Guid.NewGuid().ToString() });
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    });

    [Fact]
    public async Task Changing_or_deleting_a_row_of_somebody_else_is_refused()
    {
        var foreign = await service.Node.WriteNoteAsync(theirs);
        await service.Node.InDbAsync(mine, async db =>
        {
            db.Attach(foreign).State = EntityState.Modified;
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.Entry(foreign).State = EntityState.Deleted;
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    public Task A_letter_needs_a_person() => service.Node.InDbAsync(mine, async db =>
    {
        db.Add(new Letter { Text = "to nobody" });
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    });

    [Fact]
    public Task Saving_synchronously_is_not_offered() => service.Node.InDbAsync(mine, db =>
    {
        Should.Throw<NotSupportedException>(() => db.SaveChanges());
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Enums_and_texts_stand_in_the_database_as_on_the_wire()
    {
        var note = await service.Node.WriteNoteAsync(mine);
        await using var owner = await service.OwnerAsync();

        (await owner.AskAsync<string>("select state from probe.note where id = $1", note.Id)).ShouldBe("inReview");
        (await owner.AskAsync<string>("select extra->>'ja' from probe.note where id = $1", note.Id)).ShouldBe("補足");
        await service.Node.InDbAsync(mine, async db => (await db.Notes.SingleAsync(n => n.Id == note.Id)).State.ShouldBe(NoteState.InReview));
    }
}
