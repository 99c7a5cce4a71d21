namespace CyberPort.E2E.Tests;

/// <summary>Keyboard only, in English, 320 px wide: from the authority's page to the review of a small port's one-page form.</summary>
[Collection(nameof(Walks))]
public sealed class ByKeyboardAlone(Harbour harbour)
{
    [Fact]
    public async Task A_small_ports_form_is_filled_in_by_keyboard_in_English_on_320_pixels()
    {
        await using var person = await harbour.OnNarrowScreenAsync("keyboard", "en-GB");
        await person.GoAsync("/chidori");
        await person.JudgeAsync("authority");
        await GoByKeyboardAsync(person, "main a[href$='/chidori/procedures']", "**/chidori/procedures");
        await GoByKeyboardAsync(person, "main a[href$='/procedures/generic']", "**/procedures/generic");
        await person.JudgeAsync("guide");
        await GoByKeyboardAsync(person, "main .cp-actions button.cp-button--primary", "**/all**");
        await person.Page.Locator("#q-subject").WaitForAsync();

        await TypeAsync(person, "#q-subject", "Use of the water supply");
        await TabToAsync(person, "#q-kind input");
        await person.Page.Keyboard.PressAsync("Space");
        await TypeAsync(person, "#q-content", "30 cubic metres on 1 February");
        await TabToAsync(person, "#q-applicant-kind input");
        await person.Page.Keyboard.PressAsync("Space"); // an organisation
        await person.Page.Keyboard.PressAsync("ArrowDown"); // no: a person
        await TypeAsync(person, "#q-applicant-name", "Wataru Umino");
        await TypeAsync(person, "#q-applicant-address-postalCode", "0300803");
        await TypeAsync(person, "#q-applicant-address-prefecture", "Aomori");
        await TypeAsync(person, "#q-applicant-address-city", "Aomori");
        await TypeAsync(person, "#q-applicant-address-line", "Yasukata 1-1-1");
        await TypeAsync(person, "#q-applicant-phone", "0176123456");
        await TypeAsync(person, "#q-applicant-email", "umi@test.example");
        await TabToAsync(person, "#q-declaration");
        await person.Page.Keyboard.PressAsync("Space");
        await person.JudgeAsync("form");
        await GoByKeyboardAsync(person, "form .cp-actions button[type=submit]", "**/review**");
        await person.SeesAsync("Review your answers");
        await person.SeesAsync("Wataru Umino");
        await person.JudgeAsync("review");
    }

    private static async Task GoByKeyboardAsync(Person person, string selector, string address)
    {
        await person.Page.Locator(selector).First.WaitForAsync();
        await TabToAsync(person, selector);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForURLAsync(address);
    }

    private static async Task TypeAsync(Person person, string selector, string text)
    {
        await TabToAsync(person, selector);
        await person.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Tab until the focus is there, as somebody without a mouse does; the focus must be seen where it lands.</summary>
    private static async Task TabToAsync(Person person, string selector)
    {
        for (var i = 0; i < 80; i++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            if (await person.Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                var seen = await person.Page.EvaluateAsync<bool>("() => { const box = document.activeElement.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight && box.left >= 0 && box.right <= innerWidth + 1; }");
                seen.ShouldBeTrue($"{selector} has the focus and cannot be seen");
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach {selector}.");
    }
}
