using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Forms.Persistence.Migrations;

[DbContext(typeof(FormsDb)), Migration("20261121_60_AnnounceMasters")]
internal sealed class AnnounceMasters : SqlMigration;
