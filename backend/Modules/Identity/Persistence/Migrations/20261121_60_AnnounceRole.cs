using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Identity.Persistence.Migrations;

[DbContext(typeof(IdentityDb)), Migration("20261121_60_AnnounceRole")]
internal sealed class AnnounceRole : SqlMigration;
