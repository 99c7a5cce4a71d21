using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Platform.Persistence.Migrations;

[DbContext(typeof(PlatformDb)), Migration("20261121_31_CareForMail")]
internal sealed class CareForMail : SqlMigration;
