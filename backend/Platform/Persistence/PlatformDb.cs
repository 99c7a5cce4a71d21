using Microsoft.EntityFrameworkCore;

namespace CyberPort.Platform.Persistence;

/// <summary>The platform's own schema: outbox, audit trail, mail, notifications, keys.</summary>
internal sealed class PlatformDb(DbContextOptions<PlatformDb> options, ModuleDbServices services) : ModuleDb(options, services)
{
    public override string Schema => "platform";

    protected override void MapModule(ModelBuilder builder) => builder.ApplyConfigurationsFromAssembly(typeof(PlatformDb).Assembly);
}
