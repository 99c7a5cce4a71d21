using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberPort.E2E.Tests;

/// <summary>
/// WCAG 2.2 where axe does not look (2.4.11, 2.5.7, 3.2.6, 3.3.8), on every form a person can be asked and every common page.
/// 3.3.7 is looked at where the forms are (Demonstration in the Procedures tests).
/// </summary>
[Collection(nameof(Walks))]
public sealed class BeyondAxe(Harbour harbour)
{
    /// <summary>2.4.11: whatever has the focus can be seen; nothing that sticks to an edge lies over all of it.</summary>
    private const string Obscured = """
        async () => {
          const hidden = [];
          const isSeen = e => {
            const visible = e.closest('label, .cp-choice') ?? e;
            const r = visible.getBoundingClientRect();
            return [0.1, 0.5, 0.9].some(x => [0.1, 0.5, 0.9].some(y => {
              const at = document.elementFromPoint(r.left + r.width * x, r.top + r.height * y);
              return at && (visible.contains(at) || at.contains(visible) || at.closest('label')?.control === e);
            }));
          };
          const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .filter(e => !e.disabled && e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0);
          for (const e of all) {
            e.focus();
            if (document.activeElement !== e || isSeen(e)) continue;
            for (let waited = 0; waited < 20 && document.activeElement === e && !isSeen(e); waited++) await new Promise(done => setTimeout(done, 60)); // the skip link slides in
            if (document.activeElement === e && !isSeen(e)) hidden.push(`${e.tagName} ${e.id || e.textContent?.trim().slice(0, 40)} at ${Math.round(e.getBoundingClientRect().top)}`);
          }
          return hidden;
        }
        """;

    /// <summary>2.5.7: what can be dragged has buttons that do the same.</summary>
    private const string DragOnly = """
        () => [...document.querySelectorAll('[draggable="true"], [cdkdrag], .cdk-drag, input[type=range]')]
          .filter(e => e.matches('input') || !e.querySelector('button') && !e.parentElement?.querySelector('button'))
          .map(e => e.outerHTML.slice(0, 120))
        """;

    /// <summary>3.2.6: where the help stands, as a place and an order.</summary>
    private const string HelpPlace = """
        () => {
          const link = [...document.querySelectorAll('footer a')].filter(a => a.getAttribute('href') === '/help').at(-1);
          if (!link) return 'no help';
          return [link.closest('footer')?.className, link.closest('section')?.querySelector('h2')?.textContent, link.textContent.trim(),
            document.querySelector('main').compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING ? 'after the page' : 'before'].join(' | ');
        }
        """;

    [Fact]
    public async Task Every_form_reads_well_on_a_phone_and_never_hides_what_has_the_focus()
    {
        await using var person = await harbour.OnPhoneAsync("every-form");
        await person.SignInAsync("applicant@demo.example");
        var seen = new HashSet<string>();
        foreach (var authority in new[] { "aohama", "chidori", "shiomi" })
        {
            await EveryFormAsync(person, authority, seen);
        }

        await using var administrator = await harbour.OnPhoneAsync("every-filing");
        await administrator.SignInAsync("admin@aohama.example");
        await EveryFormAsync(administrator, "mlit", seen, actsFor: "aohama");
    }

    /// <summary>Each form once, with all its questions on one page. A form brings no colours: the authority's are judged on its first.</summary>
    private static async Task EveryFormAsync(Person person, string authority, HashSet<string> seen, string? actsFor = null)
    {
        var (plane, prefix) = actsFor is null ? ("/api/my", "") : ($"/api/as/{actsFor}/my", $"/for/{actsFor}");
        var first = true;
        await person.GoAsync($"{prefix}/{authority}");
        foreach (var code in await ProceduresAsync(person, authority))
        {
            var guide = await ReadAsync(person, $"/api/t/{authority}/procedures/{code}");
            if (!seen.Add(guide.GetProperty("formVersion").GetString() + guide.GetProperty("formCode").GetString()))
            {
                continue;
            }

            var begun = await person.CallAsync($"{plane}/drafts", new { tenant = authority, procedure = code, answers = new { } });
            begun.Ok.ShouldBeTrue($"{authority}/{code}: {await begun.TextAsync()}");
            var draft = (await begun.JsonAsync())!.Value.GetProperty("id").GetString();
            await person.TurnToAsync($"{prefix}/{authority}/drafts/{draft}/all", $"cp-back-link a[href$='/{authority}/procedures/{code}']");
            await person.Page.Locator("form .cp-field, form fieldset").First.WaitForAsync();
            await person.JudgeAsync($"{authority}-{code}", contrast: first);
            first = false;
            person.Page.Url.ShouldEndWith("/all"); // every question of the form was on the page
            await LookAsync(person, $"{authority}/{code}");
            await person.CallAsync($"{plane}/drafts/{draft}", method: "DELETE");
        }
    }

    [Fact]
    public async Task Help_stands_at_the_same_place_and_the_focus_is_seen_on_every_page()
    {
        foreach (var onPhone in new[] { true, false }) // at the desk the colours are those of the phone
        {
            await using var person = await (onPhone ? harbour.OnPhoneAsync("help-phone") : harbour.AtDeskAsync("help-desk"));
            string? place = null;
            foreach (var path in (string[])
                [
                    "/", "/help", "/aohama", "/chidori", "/shiomi", "/aohama/procedures", "/aohama/procedures/generic", "/verify", "/shared/resume", "/password/forgot",
                    "/password/reset", "/dev/mails", "/nowhere-at-all/or-here",
                ])
            {
                place = await HelpAsync(person, path, place, contrast: onPhone);
            }

            await person.SignInAsync("applicant@demo.example");
            var mine = (await ReadAsync(person, "/api/my/cases")).GetProperty("items")[0].GetProperty("id").GetString();
            foreach (var path in (string[])
                [
                    "/my", "/account", $"/my/cases/{mine}", "/my/register", "/my/register/new/vessel", "/my/batches", "/my/templates", "/my/notifications", "/account/password",
                ])
            {
                place = await HelpAsync(person, path, place, contrast: onPhone);
            }
        }
    }

    private static async Task<string> HelpAsync(Person person, string path, string? place, bool contrast)
    {
        await person.GoAsync(path);
        var here = await person.Page.EvaluateAsync<string>(HelpPlace);
        here.ShouldBe(place ?? here, $"3.2.6 on {path}");
        await LookAsync(person, path);
        await person.JudgeAsync(path, contrast);
        return here;
    }

    /// <summary>3.2.6 in the office: which of the tools at the top is the help.</summary>
    private const string OfficeHelpPlace = "() => `${[...document.querySelectorAll('.cp-office__tools button')].findIndex(b => b.textContent.trim() === 'ヘルプ')}`";

    [Fact]
    public async Task The_office_never_hides_what_has_the_focus_and_has_its_help_at_one_place()
    {
        await using var officer = await harbour.AtDeskAsync("office-focus");
        await officer.SignInAsync("admin@aohama.example");
        var form = (await ReadAsync(officer, "/api/t/aohama/forms")).GetProperty("items")[0].GetProperty("code").GetString();
        foreach (var page in (string[])
            [
                "", "/filings", "/jobs", "/permits", "/permits/rules", "/permits/records", "/desks", "/texts", "/procedures", "/procedures/generic",
                "/forms", $"/forms/{form}", $"/forms/{form}/try", $"/forms/{form}/versions", "/settings", "/members",
            ])
        {
            await officer.GoAsync($"/aohama/office{page}");
            (await officer.Page.EvaluateAsync<string>(OfficeHelpPlace)).ShouldBe("0", $"3.2.6 on {page}");
            await officer.JudgeAsync(page);
            await LookAsync(officer, page);
        }
    }

    [Fact]
    public async Task A_case_in_any_state_never_hides_what_has_the_focus()
    {
        await using var reviewer = await harbour.AtDeskAsync("case-focus");
        await reviewer.SignInAsync("review@aohama.example");
        await EveryStateAsync(reviewer, "aohama");
        await using var alone = await harbour.OnPhoneAsync("case-focus-phone");
        await alone.SignInAsync("officer@chidori.example");
        await EveryStateAsync(alone, "chidori");
    }

    /// <summary>One case in each state that a case of this authority is in.</summary>
    private static async Task EveryStateAsync(Person officer, string authority)
    {
        var cases = (await ReadAsync(officer, $"/api/t/{authority}/cases?view=all&take=100")).GetProperty("items").EnumerateArray()
            .Concat((await ReadAsync(officer, $"/api/t/{authority}/cases?view=closed&take=100")).GetProperty("items").EnumerateArray());
        var states = cases.DistinctBy(one => one.GetProperty("state").GetString()).ToList();
        states.Count.ShouldBeGreaterThan(1);
        foreach (var one in states)
        {
            await officer.GoAsync($"/{authority}/office/cases/{one.GetProperty("id").GetString()}");
            await officer.Page.Locator(".cp-case__bar").WaitForAsync();
            await officer.JudgeAsync($"{authority}-{one.GetProperty("state").GetString()}");
            await LookAsync(officer, $"{authority}, {one.GetProperty("state").GetString()}");
        }
    }

    [Fact]
    public async Task A_question_is_moved_by_a_button_too()
    {
        await using var officer = await harbour.AtDeskAsync("office-drag");
        await officer.SignInAsync("admin@aohama.example");
        await officer.GoAsync("/aohama/office/forms");
        await officer.PressAsync("編集を始める");
        var lines = officer.Page.Locator(".fd-row__label");
        await lines.Nth(1).ClickAsync();
        var before = await lines.AllInnerTextsAsync();
        await officer.PressAsync("下へ");
        await Assertions.Expect(lines.Nth(1)).Not.ToHaveTextAsync(before[1]);
        (await lines.AllInnerTextsAsync()).Order().ShouldBe(before.Order());
    }

    [Fact]
    public async Task Signing_in_takes_a_pasted_password_a_password_store_and_a_passkey()
    {
        await using var person = await harbour.OnPhoneAsync("paste");
        await person.GoAsync("/sign-in");
        (await person.Page.Locator("#sign-in-email").GetAttributeAsync("autocomplete")).ShouldBe("username webauthn");
        (await person.Page.Locator("#sign-in-password").GetAttributeAsync("autocomplete")).ShouldBe("current-password");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "パスキー" })).ToBeVisibleAsync();
        var refused = await person.Page.EvaluateAsync<bool>("""
            () => ['#sign-in-email', '#sign-in-password'].some(id => !document.querySelector(id).dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: new DataTransfer() })))
            """);
        refused.ShouldBeFalse("3.3.8: a paste is refused");
        await person.TypesSignInAsync("applicant@demo.example");
        await person.Page.WaitForURLAsync("**/my");
        (await person.Page.Locator("canvas, [class*=captcha]").CountAsync()).ShouldBe(0);
    }

    private static async Task LookAsync(Person person, string page)
    {
        (await person.Page.EvaluateAsync<string[]>(Obscured)).ShouldBeEmpty($"2.4.11 on {page}");
        (await person.Page.EvaluateAsync<string[]>(DragOnly)).ShouldBeEmpty($"2.5.7 on {page}");
    }

    private static async Task<IReadOnlyList<string>> ProceduresAsync(Person person, string authority) =>
        [.. (await ReadAsync(person, $"/api/t/{authority}/procedures")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("code").GetString()!)];

    private static async Task<JsonElement> ReadAsync(Person person, string path)
    {
        var answer = await person.Context.APIRequest.GetAsync(path);
        answer.Status.ShouldBe(200, path);
        return (await answer.JsonAsync())!.Value;
    }
}
