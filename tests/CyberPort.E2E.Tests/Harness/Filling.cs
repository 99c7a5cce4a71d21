using System.Text.RegularExpressions;

namespace CyberPort.E2E.Tests;

/// <summary>Answers a designed form as a person does: whatever of the known answers a page asks, it fills in, and goes on.</summary>
internal static partial class Filling
{
    /// <summary>係留施設使用許可申請 of 青浜県, typed as people type: full-width digits, hyphens, spaces.</summary>
    public static readonly IReadOnlyDictionary<string, string> Mooring = new Dictionary<string, string>
    {
        ["applicant.kind"] = "company",
        ["applicant.name"] = "海野海運株式会社",
        ["applicant.kana"] = "ｳﾝﾉｶｲｳﾝ",
        ["applicant.corporateNumber"] = "７０００ ０１２０５ ０００２",
        ["applicant.representative"] = "海野 航",
        ["applicant.address.postalCode"] = "030-0803",
        ["applicant.address.prefecture"] = "青森県",
        ["applicant.address.city"] = "青森市",
        ["applicant.address.line"] = "安方１丁目１－１",
        ["applicant.phone"] = "０１７６－１２－３４５６",
        ["applicant.email"] = "applicant@demo.example",
        ["vessel.callSign"] = "jd1234",
        ["vessel.imo"] = "9074729",
        ["vessel.name"] = "第三青浜丸",
        ["vessel.flag"] = "日本",
        ["vessel.grossTonnage"] = "４９９",
        ["vessel.loa"] = "72.5",
        ["vessel.type"] = "cargo",
        ["vessel.trade"] = "domestic",
        ["homePort"] = "青浜市",
        ["ownerSame"] = "yes",
        ["facility"] = "",
        ["period.from"] = "2027-02-01 08:00",
        ["period.to"] = "2027-02-02 17:00",
        ["service"] = "tramp",
        ["purpose"] = "unloading",
        ["lastPort"] = "JPTYO",
        ["nextPort"] = "JPTYO",
        ["unloadCargo[0].commodity"] = "222",
        ["unloadCargo[0].tons"] = "800",
        ["dangerous"] = "no",
        ["reduction"] = "no",
        ["declaration"] = "yes",
    };

    /// <summary>Fills in every known answer that the page asks for. Twice, because answers open further questions.</summary>
    public static async Task FillStepAsync(this Person person, IReadOnlyDictionary<string, string> answers)
    {
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle); // code lists decide which control asks a question
        var done = new HashSet<string>();
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var (path, answer) in answers.Where(a => !done.Contains(a.Key)))
            {
                var field = person.Page.Locator($"#{IdOf(path)}");
                if (await field.CountAsync() > 0 && await field.First.IsVisibleAsync())
                {
                    await AnswerAsync(person.Page, field.First, IdOf(path), answer);
                    done.Add(path);
                }
            }
        }
    }

    /// <summary>The id of a question's control, as the pages make it.</summary>
    public static string IdOf(string path) => "q-" + NotWord().Replace(path, "-").TrimEnd('-');

    // A page that has just been turned puts the focus on its heading; when that comes between typing and choosing, the list
    // closes, and a person types again.
    private static async Task ChooseAsync(IPage page, ILocator field, string id, string answer)
    {
        var option = page.Locator($"#{id}-list [role=option]:not([aria-disabled])").First;
        for (var attempt = 1; ; attempt++)
        {
            await field.FillAsync(answer);
            try
            {
                await option.ClickAsync(new() { Timeout = 3000 });
                return;
            }
            catch (TimeoutException) when (attempt < 3)
            {
                await field.BlurAsync();
            }
        }
    }

    private static async Task AnswerAsync(IPage page, ILocator field, string id, string answer)
    {
        var kind = await field.EvaluateAsync<string>("e => e.tagName === 'INPUT' ? (e.getAttribute('role') ?? (e.classList.contains('cp-date__year') ? 'date' : e.type)) : e.tagName.toLowerCase()");
        switch (kind)
        {
            case "fieldset" or "div":
                var choice = answer.Length > 0 ? field.Locator($"input[value='{answer}']") : field.Locator("input").First;
                await choice.CheckAsync();
                break;
            case "checkbox":
                await field.CheckAsync();
                break;
            case "select":
                await field.SelectOptionAsync(answer.Length > 0 ? new SelectOptionValue { Value = answer } : new SelectOptionValue { Index = 1 });
                break;
            case "combobox":
                await ChooseAsync(page, field, id, answer);
                break;
            case "date":
                var parts = answer.Split(' ');
                await field.FillAsync(parts[0]);
                if (parts.Length > 1)
                {
                    await page.Locator($"#{id}-group .cp-date__time").FillAsync(parts[1]);
                    await page.Locator($"#{id}-group .cp-date__time").BlurAsync();
                }

                break;
            default:
                await field.FillAsync(answer);
                await field.BlurAsync();
                break;
        }
    }

    [GeneratedRegex("[^\\w]+")]
    private static partial Regex NotWord();
}
