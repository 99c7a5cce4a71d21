namespace CyberPort.E2E.Tests;

/// <summary>A dead network, a closed tab and another device: what was typed stays, and nobody writes over anybody.</summary>
[Collection(nameof(Walks))]
public sealed class WithoutANetwork(Harbour harbour)
{
    [Fact]
    public async Task What_was_typed_without_a_network_survives_a_closed_tab_and_another_device()
    {
        await using var person = await harbour.OnPhoneAsync("offline");
        await person.SignInAsync("agent@demo.example");
        var draft = await person.DraftsAsync();
        var page = $"/aohama/drafts/{draft}/subject";
        await person.GoAsync(page);
        await person.Page.Locator("#q-subject").WaitForAsync();
        await person.Page.WaitForFunctionAsync("""
            async () => {
              const kept = async (name, url) => !!(await (await caches.open(name)).match(url, { ignoreVary: true }));
              const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
              const wanted = [...loaded.filter((url) => /-[A-Za-z0-9_-]{8}\.(js|css)$/.test(url)).map((url) => kept('cyberport-files-1', url)),
                ...loaded.filter((url) => /\/forms\/|\/site$/.test(url)).map((url) => kept('cyberport-facts-1', url))];
              return navigator.serviceWorker.controller && (await Promise.all(wanted)).every(Boolean);
            }
            """);
        (await person.Page.EvaluateAsync<bool>("async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((kept) => kept.url)))).flat().some((url) => url.includes('/my/'))"))
            .ShouldBeFalse("nothing of a person is kept by the service worker");

        await person.Context.SetOfflineAsync(true);
        await person.Page.Locator("#q-subject").FillAsync("電波のない岸壁で書いた件名");
        await person.SeesAsync("電波が戻ったら保存します");
        await person.ReopenAsync(page);
        await Assertions.Expect(person.Page.Locator("#q-subject")).ToHaveValueAsync("電波のない岸壁で書いた件名");
        await person.SeesAsync("電波が戻ったら保存します");
        await person.JudgeAsync("reopened-offline");

        // Meanwhile somebody goes on with the same draft at a desk.
        await using var desk = await harbour.AtDeskAsync("second-device");
        await desk.SignInAsync("agent@demo.example");
        await desk.GoAsync(page);
        await desk.Page.Locator("#q-subject").FillAsync("机で書いた件名");
        await desk.SeesAsync("に保存しました");

        await person.Context.SetOfflineAsync(false);
        await person.SeesAsync("別の画面や端末で、この下書きが更新されています");
        (await SubjectAsync(desk, draft)).ShouldBe("机で書いた件名");
        await person.SeesAsync("違う質問：件名");
        await person.Page.GetByText("両方の内容を見る").ClickAsync();
        await person.SeesAsync("机で書いた件名");
        await person.JudgeAsync("changed-elsewhere");
        await person.PressAsync("この画面の内容で続ける");
        await person.SeesAsync("に保存しました");
        (await SubjectAsync(desk, draft)).ShouldBe("電波のない岸壁で書いた件名");
    }

    private static async Task<string> SubjectAsync(Person person, string draft)
    {
        var view = await person.Context.APIRequest.GetAsync($"/api/my/drafts/{draft}");
        return (await view.JsonAsync())!.Value.GetProperty("answers").GetProperty("subject").GetString()!;
    }
}
