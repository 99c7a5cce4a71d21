using System.Net;

namespace CyberPort.Contract.Tests;

/// <summary>Who may not call what, for every operation there is. New endpoints are covered on the day they appear.</summary>
[Collection(nameof(DemoPort))]
public sealed class Permissions(DemoPort port)
{
    /// <summary>What nobody needs to be signed in for although it changes something, each with the reason.</summary>
    private static readonly Dictionary<string, string> OpenMutations = new()
    {
        ["SignInWithPassword"] = "signing in", ["SignInWithCode"] = "signing in", ["SignOut"] = "harmless when nobody is signed in",
        ["RegisterAccount"] = "registering", ["ConfirmEmail"] = "confirming by the link that was mailed",
        ["ForgotPassword"] = "asking for a link", ["ResetPassword"] = "by the link that was mailed",
        ["AttachToOutsideAnswer"] = "by the link that was mailed", ["RemoveFromOutsideAnswer"] = "by the link that was mailed", ["AnswerFromOutside"] = "by the link that was mailed",
        ["PreparePasskeySignIn"] = "signing in", ["SignInWithPasskey"] = "signing in",
        ["OpenShared"] = "by the link that was mailed", ["SendSharedCode"] = "by the link that was mailed", ["EnterShared"] = "by the link and the code that were mailed",
        ["ReadShared"] = "by the pass for the code", ["SaveShared"] = "by the pass for the code", ["FinishShared"] = "by the pass for the code", ["SignShared"] = "by the pass for the code",
        ["AttachShared"] = "with the pass that the mailed code gave, into the link's steps only",
        ["ParkDraft"] = "keeps what somebody without an account typed; mails are limited", ["UnparkDraft"] = "by the link that was mailed",
    };

    private static Task<Answer> CallAsync(PortClient caller, Operation operation, string tenant, IReadOnlyDictionary<string, string> ids) =>
        caller.SendAsync(operation.Method, operation.At(tenant, ids), operation.IsUnsafe ? System.Net.Http.Json.JsonContent.Create(new { }) : null, operation.NeedsVersion ? 1 : null);

    private Dictionary<string, string> AnyIds(Operation operation) => operation.Names.ToDictionary(n => n, n => port.Ids.GetValueOrDefault(n, Guid.CreateVersion7().ToString()));

    [Fact]
    public async Task Nobody_signed_in_is_asked_to_sign_in()
    {
        var visitor = port.Visitor();
        foreach (var operation in port.Operations.Where(o => o.Access != "anyone"))
        {
            (await CallAsync(visitor, operation, "aohama", AnyIds(operation))).Status.ShouldBe(HttpStatusCode.Unauthorized, operation.Id);
        }
    }

    [Fact]
    public async Task Somebody_who_is_no_member_is_refused()
    {
        var person = await port.ApplicantAsync();
        foreach (var operation in port.Operations.Where(o => o.Access is "staff" or "operator"))
        {
            (await CallAsync(person, operation, "aohama", AnyIds(operation))).Status.ShouldBe(HttpStatusCode.Forbidden, operation.Id);
        }
    }

    [Fact]
    public async Task Staff_of_another_authority_are_refused()
    {
        var stranger = await port.StaffAsync(port.Shiomi, "receive", "review", "decide", "administer", "helpDesk", "announce");
        foreach (var operation in port.Operations.Where(o => o.Access == "staff"))
        {
            (await CallAsync(stranger, operation, "aohama", AnyIds(operation))).Status.ShouldBe(HttpStatusCode.Forbidden, operation.Id);
        }
    }

    [Theory]
    [InlineData("receive")]
    [InlineData("review")]
    [InlineData("decide")]
    [InlineData("administer")]
    [InlineData("helpDesk")]
    [InlineData("announce")]
    public async Task A_role_that_is_not_named_is_refused(string role)
    {
        var officer = await port.StaffAsync(port.Aohama, role);
        foreach (var operation in port.Operations.Where(o => o.Access == "staff" && !o.Roles.Contains(role)))
        {
            (await CallAsync(officer, operation, "aohama", AnyIds(operation))).Status.ShouldBe(HttpStatusCode.Forbidden, operation.Id);
        }
    }

    [Fact]
    public void What_changes_something_without_a_sign_in_has_a_reason() =>
        port.Operations.Where(o => o.IsUnsafe && o.Access == "anyone" && !OpenMutations.ContainsKey(o.Id)).ShouldBeEmpty();

    [Fact]
    public void The_planes_keep_their_rule()
    {
        port.Operations.Where(o => o.Path.StartsWith("/api/operator/", StringComparison.Ordinal) && o.Access != "operator").ShouldBeEmpty();
        port.Operations.Where(o => o.InMyPlane && o.Access != "account").ShouldBeEmpty();
        port.Operations.Where(o => o.InTenantPlane && o.IsUnsafe && o.Access != "staff").ShouldBeEmpty();
        port.Operations.Where(o => !o.InTenantPlane && o.Access == "staff").ShouldBeEmpty();
    }
}
