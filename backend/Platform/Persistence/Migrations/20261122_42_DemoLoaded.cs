using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Platform.Persistence.Migrations;

[DbContext(typeof(PlatformDb)), Migration("20261122_42_DemoLoaded")]
internal sealed class DemoLoaded : SqlMigration;
