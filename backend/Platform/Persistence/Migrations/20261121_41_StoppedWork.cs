using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Platform.Persistence.Migrations;

[DbContext(typeof(PlatformDb)), Migration("20261121_41_StoppedWork")]
internal sealed class StoppedWork : SqlMigration;
