using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>The process dies in the middle (kill -9): every case is whole or not there, and sending again ends at the same case.</summary>
[Collection(nameof(Harbour))]
public sealed class ProcessKilled(Harbour port)
{
    private const int Filings = 40;

    [Fact]
    public async Task A_case_is_whole_or_not_there_and_the_same_key_brings_the_same_case()
    {
        var story = await port.StoryAsync();
        var applicant = await story.ApplicantAsync();
        var drafts = new List<Guid>();
        for (var i = 0; i < Filings; i++)
        {
            drafts.Add(await story.DraftsAsync());
        }

        var first = new Dictionary<Guid, string>();
        using (var host = await HostProcess.ServeAsync(port))
        {
            using var browser = await BrowserAsync(host, applicant);
            // Four at a time: when the third is answered, others are being worked on and most have not begun.
            using var lanes = new SemaphoreSlim(4);
            var answered = 0;
            var sending = drafts.Select(async id =>
            {
                await lanes.WaitAsync();
                var sent = await SendAsync(browser, id);
                if (Interlocked.Increment(ref answered) == 3)
                {
                    host.Kill();
                }

                lanes.Release();
                return sent;
            }).ToList();
            foreach (var sent in await Task.WhenAll(sending))
            {
                if (sent.Number is { } number)
                {
                    first[sent.Id] = number;
                }
            }
        }

        var filed = await WholeAsync(drafts);
        filed.Count.ShouldBeLessThan(Filings, "all were sent before the process died: nothing was tried");
        first.Keys.Except(filed).ShouldBeEmpty("an answer was given and the case is not there");

        await AMinuteLaterAsync(); // until then the key belongs to the call that the dead process was answering
        using var again = await HostProcess.ServeAsync(port);
        using var later = await BrowserAsync(again, applicant);
        foreach (var id in drafts)
        {
            var sent = await SendAsync(later, id);
            sent.Number.ShouldNotBeNull($"{id}: {sent.Code}");
            sent.Number.ShouldBe(first.GetValueOrDefault(id, sent.Number));
        }

        (await WholeAsync(drafts)).Count.ShouldBe(Filings);
        await HugeAsync(again, later, applicant.Cookies!.GetCookieHeader(new Uri(again.Address)), await story.DraftsAsync());
    }

    /// <summary>300 MB without a word about their length, in chunks over a real connection: refused once the limit is passed, with nothing kept in memory or on disk.</summary>
    private async Task HugeAsync(HostProcess host, HttpClient browser, string cookies, Guid draft)
    {
        var (before, sent, said) = (host.MostMemory, 0L, new StringBuilder());
        var address = new Uri(host.Address);
        using var connection = new TcpClient(address.Host, address.Port);
        var wire = connection.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/my/drafts/{draft}/files?field=documents&name=a.pdf HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {cookies}\r\n"
            + $"X-CSRF-TOKEN: {browser.DefaultRequestHeaders.GetValues("X-CSRF-TOKEN").Single()}\r\nTransfer-Encoding: chunked\r\n\r\n"));
        var answered = Task.Run(async () =>
        {
            var heard = new byte[4096];
            while (!said.ToString().Contains("\r\n\r\n{", StringComparison.Ordinal) && await wire.ReadAsync(heard) is > 0 and var read)
            {
                said.Append(Encoding.UTF8.GetString(heard, 0, read));
            }
        });
        var block = new byte[64 * 1024];
        "%PDF-1.7\n"u8.CopyTo(block);
        for (; sent < 300L * 1024 * 1024 && !answered.IsCompleted; sent += block.Length)
        {
            try
            {
                await wire.WriteAsync(Encoding.ASCII.GetBytes($"{block.Length:x}\r\n"));
                await wire.WriteAsync(block);
                await wire.WriteAsync("\r\n"u8.ToArray());
            }
            catch (IOException)
            {
                break; // it hung up, as it may
            }
        }

        await answered.WaitAsync(TimeSpan.FromSeconds(10));
        said.ToString().ShouldStartWith("HTTP/1.1 400");
        said.ToString().ShouldContain("\"code\":\"file.too-large\"");
        sent.ShouldBeInRange(20L * 1024 * 1024, 40L * 1024 * 1024, "20 MB, and what lay on the way");
        (host.MostMemory - before).ShouldBeLessThan(60L * 1024 * 1024);
        Directory.EnumerateFiles(Path.Combine(port.DataFolder, "files", "incoming")).ShouldBeEmpty();
    }

    private sealed record Sent(Guid Id, string? Number, string? Code);

    private static async Task<Sent> SendAsync(HttpClient browser, Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/my/drafts/{id}/actions/submit") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Idempotency-Key", id.ToString());
        try
        {
            using var answer = await browser.SendAsync(request);
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
            return new(id, answer.StatusCode == HttpStatusCode.OK ? (string?)body?["number"] : null, (string?)body?["code"]);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or System.Text.Json.JsonException)
        {
            return new(id, null, "cut off");
        }
    }

    /// <summary>The applicant's browser, sent to that process: sessions lie in the database.</summary>
    private static async Task<HttpClient> BrowserAsync(HostProcess host, PortClient applicant)
    {
        var http = new HttpClient(new CookieJarHandler(applicant.Cookies!) { InnerHandler = new SocketsHttpHandler { UseCookies = false } })
        {
            BaseAddress = new Uri(host.Address),
        };
        var me = JsonNode.Parse(await http.GetStringAsync("/api/identity/me"))!;
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", (string)me["csrf"]!);
        return http;
    }

    private async Task AMinuteLaterAsync()
    {
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand("update platform.idempotency set created_at = created_at - interval '1 minute' where status is null", owner);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Those that are cases; fails when one is there in part.</summary>
    private async Task<HashSet<Guid>> WholeAsync(List<Guid> ids)
    {
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand("""
            select id, (select count(*) from procedures.application a where a.id = i.id),
              (select count(*) from procedures.answer_set s where s.application_id = i.id),
              (select count(*) from procedures.case_event e where e.application_id = i.id),
              (select count(*) from procedures.my_case m where m.id = i.id),
              (select count(*) from platform.audit_entry t where t.subject_id = i.id::text and t.action = 'case.submitted'),
              (select count(*) from platform.outbox o where o.payload->>'caseId' = i.id::text and o.payload->>'move' = 'submit'),
              1 - (select count(*) from procedures.draft d where d.id = i.id)
            from unnest($1) i(id)
            """, owner);
        command.Parameters.Add(new() { Value = ids.ToArray() });
        await using var reader = await command.ExecuteReaderAsync();
        var whole = new HashSet<Guid>();
        while (await reader.ReadAsync())
        {
            var parts = Enumerable.Range(1, 7).Select(reader.GetInt64).ToArray();
            parts.Distinct().Count().ShouldBe(1, $"{reader.GetGuid(0)} is there in part: {string.Join(' ', parts)}");
            parts[0].ShouldBeLessThan(2);
            if (parts[0] == 1)
            {
                whole.Add(reader.GetGuid(0));
            }
        }

        return whole;
    }
}
