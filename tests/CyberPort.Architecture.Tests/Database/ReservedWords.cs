using System.Text.RegularExpressions;
using Npgsql;

namespace CyberPort.Architecture.Tests.Database;

/// <summary>An authority is reached at <c>/{slug}</c>: no slug may be the first word of another address of the service.</summary>
[Collection(nameof(PortService))]
public sealed partial class ReservedWords(PortService port)
{
    private static IEnumerable<string> Taken()
    {
        // Only the routes of the table itself: what is nested is written with /authority or another taken word before it.
        var routes = Routes().Matches(Repository.Read("frontend/src/app/app.routes.ts")).Select(m => m.Groups[1].Value.Split('/')[0]);
        var server = new[] { "api", "health", "hubs", "openapi" };
        return routes.Where(word => word.Length > 0 && word[0] is not (':' or '*')).Concat(server).Distinct();
    }

    [Fact]
    public async Task No_authority_can_take_the_word_of_another_address()
    {
        var tenant = await port.NewAuthorityAsync();
        Taken().Count().ShouldBeGreaterThan(12); // the table was read
        foreach (var word in Taken())
        {
            var refused = await Should.ThrowAsync<PostgresException>(() => port.ExecuteAsync($"update tenancy.authority set slug = '{word}' where id = '{tenant.Id}'"), word);
            refused.ConstraintName.ShouldBe("authority_slug_reserved", word);
        }
    }

    [GeneratedRegex(@"\bpath: '([^']*)'")]
    private static partial Regex Routes();
}
