using System.Text.Json;
using CyberPort.Benchmarks;

// dotnet CyberPort.Benchmarks.dll URL DATABASE [--json] [--quick] [--million] [--only submissions,live,letters,queue]
// DATABASE is a superuser's connection: bare SQL is to be as fast as it can be, without row-level security.
var (url, database) = (args[0], args[1]);
var quick = args.Contains("--quick");
var results = new SortedDictionary<string, object>(StringComparer.Ordinal);

var say = args.Contains("--json") ? Console.Error : Console.Out;
await using var bare = BareDatabase.Open(database);
if (args.Contains("--million"))
{
    // A quarter of an hour of filling: only when asked for, and in a database that may be thrown away.
    foreach (var (name, value) in await MillionCases.MeasureAsync(url, bare, quick ? 50_000 : 1_000_000, 1000))
    {
        Console.WriteLine($"{name,-52} {value}");
    }

    return;
}

// --only queue,letters: for trying one thing; the figures in the docs are of all of them together.
var only = args.SkipWhile(a => a != "--only").Skip(1).FirstOrDefault()?.Split(',');
bool Wanted(string part) => only?.Contains(part) ?? true;

var applicants = await Account.ManyPeopleAsync(url, bare);
var officer = (await Account.SignInManyAsync(url, "review@aohama.example", 1))[0];
var submissions = await Submissions.PrepareAsync(applicants, bare);

// Numbers taken while something else runs are worth little; this tells.
if (File.Exists("/proc/loadavg"))
{
    results["load of the machine before (1, 5, 15 minutes)"] = string.Join(' ', (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ').Take(3));
}

if (Wanted("submissions"))
{
    await say.WriteLineAsync("Submissions …");
    foreach (var (name, value) in await submissions.MeasureAsync(quick ? 300 : 3000))
    {
        results[name] = value;
    }
}

if (Wanted("live"))
{
    await say.WriteLineAsync("Live updates …");
    results["live update after an officer's move"] = await LiveUpdates.MeasureAsync(url, applicants[0], officer, await submissions.FreshCasesAsync(quick ? 10 : 60));
}

if (Wanted("letters"))
{
    await say.WriteLineAsync("Permit PDF …");
    results["permit PDF (preview of the notice)"] = await Letters.MeasureAsync(officer, (await submissions.FreshCasesAsync(1))[0], quick ? 20 : 200);
}

if (Wanted("queue"))
{
    await say.WriteLineAsync("A long queue …");
    foreach (var (name, value) in await QueueList.MeasureAsync(officer, url, bare, quick ? 5_000 : 100_000, quick ? 200 : 3000))
    {
        results[name] = value;
    }
}

if (args.Contains("--json"))
{
    Console.WriteLine(JsonSerializer.Serialize(results, new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase }));
}
else
{
    foreach (var (name, value) in results)
    {
        Console.WriteLine($"{name,-52} {value}");
    }
}
