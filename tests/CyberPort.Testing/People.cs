using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Identity.Roles;
using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Testing;

/// <summary>Somebody with an account.</summary>
/// <param name="Id">Account and party id.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Name">Name.</param>
public sealed record Person(Guid Id, string Email, string Name);

/// <summary>People for tests: <c>var officer = await port.StaffAsync(authority, "review");</c></summary>
public static class People
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "いかりを上げよ 2026";

    private static int people;

    /// <summary>A confirmed account, with roles at an authority when one is given.</summary>
    public static async Task<Person> NewPersonAsync(
        this PortService port, TenantInfo? authority = null, string[]? roles = null, bool isOperator = false, string? name = null)
    {
        var number = Interlocked.Increment(ref people);
        var person = new Person(Guid.Empty, $"person{number}.{Guid.NewGuid():N}@test.example", name ?? $"試験 {number}子");
        await port.InAsync(authority, async services =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var account = Account.Of(person.Email, person.Name, "ja", now);
            account.PasswordHash = services.GetRequiredService<Passwords>().Hash(Password);
            account.ConfirmedAt = now;
            account.IsOperator = isOperator;
            var db = services.GetRequiredService<IdentityDb>();
            db.Add(account);
            if (authority is not null && roles is { Length: > 0 })
            {
                db.Add(new Membership { AccountId = account.Id, Roles = roles, Since = now });
            }

            await db.SaveChangesAsync();
            person = person with { Id = account.Id };
        });
        return person;
    }

    /// <summary>A browser in which the person is signed in.</summary>
    public static async Task<PortClient> SignInAsync(this PortService port, Person person)
    {
        var client = port.Visitor();
        (await client.PostAsync("/api/identity/sign-in", new { email = person.Email, password = Password })).Ok();
        client.ForgetToken();
        return client;
    }

    /// <summary>A signed-in browser of somebody new, without any role.</summary>
    public static async Task<PortClient> ApplicantAsync(this PortService port) => await port.SignInAsync(await port.NewPersonAsync());

    /// <summary>A signed-in browser of somebody new with these roles at the authority.</summary>
    public static async Task<PortClient> StaffAsync(this PortService port, TenantInfo authority, params string[] roles) =>
        await port.SignInAsync(await port.NewPersonAsync(authority, roles));
}
