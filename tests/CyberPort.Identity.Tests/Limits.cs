using System.Net;

namespace CyberPort.Identity.Tests;

/// <summary>A service with tight limits.</summary>
public sealed class TightService : PortService
{
    public TightService()
    {
        Settings["Cyberport:Identity:SignInsPerAccount"] = "2";
        Settings["Cyberport:Identity:MailsPerAccount"] = "2";
    }
}

public sealed class Limits(TightService port) : IClassFixture<TightService>
{
    [Fact]
    public async Task Trying_to_sign_in_too_often_is_refused_and_another_account_is_not()
    {
        var answers = new List<Answer>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await port.Visitor().PostAsync("/api/identity/sign-in", new { email = "busy@test.example", password = "wrong wrong wrong" }));
        }

        answers[1].Code.ShouldBe("identity.wrong-credentials");
        answers[2].Refused(HttpStatusCode.TooManyRequests, "limited").Raw.Headers.RetryAfter.ShouldNotBeNull();
        (await port.Visitor().PostAsync("/api/identity/sign-in", new { email = "calm@test.example", password = "wrong wrong wrong" })).Code.ShouldBe("identity.wrong-credentials");
    }

    [Fact]
    public async Task A_mailbox_cannot_be_flooded()
    {
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            codes.Add((await port.Visitor().PostAsync("/api/identity/password/forgot", new { email = "flood@test.example" })).Status);
        }

        codes.ShouldBe([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests]);
    }
}
