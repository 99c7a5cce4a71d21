using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Platform.Persistence.Migrations;

[DbContext(typeof(PlatformDb)), Migration("20261121_22_CreateIdempotency")]
internal sealed class CreateIdempotency : SqlMigration;
