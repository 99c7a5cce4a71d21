using System.Diagnostics;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Catalogue.Finder;
using CyberPort.Procedures.Demo;

namespace CyberPort.Procedures.Tests.Catalogue;

/// <summary>What people type, and what they mean: looked for in an authority that offers the whole national catalogue.</summary>
public sealed class Finding
{
    private static readonly Guid Authority = Guid.CreateVersion7();

    private static readonly List<Procedure> Offered = [.. NationalCatalogue.All.Select((entry, i) => entry.ToProcedure(Authority, entry.Code, null, i))];

    private static readonly ProcedureFinder Finder = new();

    private static string[] Best(string typed) => [.. Finder.Find(Authority, Offered, typed).Take(3).Select(p => p.Code)];

    [Theory]
    [InlineData("岸壁", "mooring-use")]
    [InlineData("岸壁 使う", "mooring-use")]
    [InlineData("岸壁を使いたい", "mooring-use")]
    [InlineData("がんぺき", "mooring-use")]
    [InlineData("ガンペキ", "mooring-use")]
    [InlineData("ｶﾞﾝﾍﾟｷ", "mooring-use")]
    [InlineData("船をとめる", "mooring-use")]
    [InlineData("船を泊めたい", "mooring-use")]
    [InlineData("けいりゅうしせつ", "mooring-use")]
    [InlineData("けいりょう", "mooring-use")]
    [InlineData("係溜施設使用許可申請", "mooring-use")]
    [InlineData("係留施設使用許可", "mooring-use")]
    [InlineData("moor a ship", "mooring-use")]
    [InlineData("berth", "mooring-use")]
    [InlineData("Ｑｕａｙ", "mooring-use")]
    [InlineData("mooirng", "mooring-use")]
    [InlineData("バースに着けたい", "mooring-use")]
    [InlineData("漁船を一年中置きたい", "long-stay-mooring")]
    [InlineData("ヨットを置く", "boat-storage-use")]
    [InlineData("ヨットを預けたい", "boat-storage-use")]
    [InlineData("ふなだまり", "basin-use")]
    [InlineData("沖でアンカーを打つ", "anchorage-use")]
    [InlineData("入港届", "port-entry")]
    [InlineData("港に入る", "port-entry")]
    [InlineData("にゅうこう", "port-entry")]
    [InlineData("arrival notice", "port-entry")]
    [InlineData("出港", "departure")]
    [InlineData("港を出る", "departure")]
    [InlineData("departure", "departure")]
    [InlineData("到着が遅れる", "vessel-movement")]
    [InlineData("ETA変更", "vessel-movement")]
    [InlineData("入港料を安くしてほしい", "dues-reduction")]
    [InlineData("入港料 減免", "dues-reduction")]
    [InlineData("入港料を返してほしい", "dues-refund")]
    [InlineData("refund of port dues", "dues-refund")]
    [InlineData("水を入れたい", "water-supply-use")]
    [InlineData("給水", "water-supply-use")]
    [InlineData("fresh water supply", "water-supply-use")]
    [InlineData("ビルジを捨てたい", "waste-oil-use")]
    [InlineData("廃油処理", "waste-oil-use")]
    [InlineData("タグボート", "tug-use")]
    [InlineData("ひき船", "tug-use")]
    [InlineData("tugboat", "tug-use")]
    [InlineData("倉庫を借りたい", "shed-yard-use")]
    [InlineData("うわや", "shed-yard-use")]
    [InlineData("野積み場", "open-yard-use")]
    [InlineData("貨物を外に置く", "open-yard-use")]
    [InlineData("ガントリークレーンを使う", "fixed-crane-use")]
    [InlineData("フォークリフト", "crane-use")]
    [InlineData("冷凍コンテナの電源", "reefer-power-use")]
    [InlineData("reefer plug", "reefer-power-use")]
    [InlineData("フェリーのお客が乗り降りする", "passenger-facility-use")]
    [InlineData("トラックの駐車場", "parking-use")]
    [InlineData("parking", "parking-use")]
    [InlineData("会議室を借りる", "meeting-room-use")]
    [InlineData("土地を借りたい", "port-land-use")]
    [InlineData("ヘリコプター", "heliport-use")]
    [InlineData("目的外使用", "non-purpose-use")]
    [InlineData("自販機を置きたい", "non-purpose-use")]
    [InlineData("ドローンで撮影したい", "facility-act")]
    [InlineData("花火大会", "facility-act")]
    [InlineData("岸壁でイベントをする", "facility-act")]
    [InlineData("公園で祭り", "green-space-use")]
    [InlineData("岸壁を壊した", "damage-report")]
    [InlineData("防舷材が壊れている", "damage-report")]
    [InlineData("こわした", "damage-report")]
    [InlineData("damaged fender", "damage-report")]
    [InlineData("海の占用", "water-area-occupancy")]
    [InlineData("３７条", "water-area-occupancy")]
    [InlineData("海底ケーブル", "water-area-occupancy")]
    [InlineData("空き地に資材を置いて占用", "public-land-occupancy")]
    [InlineData("砂を採る", "gravel-extraction")]
    [InlineData("すなをほる", "gravel-extraction")]
    [InlineData("しゅんせつ", "gravel-extraction")]
    [InlineData("dig sand", "gravel-extraction")]
    [InlineData("防波堤の工事", "facility-construction")]
    [InlineData("護岸を造る", "facility-construction")]
    [InlineData("ボーリング調査", "port-area-act")]
    [InlineData("臨港地区に工場を建てる", "waterfront-notification")]
    [InlineData("38条の2", "waterfront-notification")]
    [InlineData("臨港地区 建物", "waterfront-structure")]
    [InlineData("build a warehouse in the waterfront district", "waterfront-structure")]
    [InlineData("看板を立てたい 設置", "structure-permit")]
    [InlineData("フェンスの設置", "structure-permit")]
    [InlineData("使用料を安くしたい", "fee-reduction")]
    [InlineData("しようりょうのげんめん", "fee-reduction")]
    [InlineData("使用料の返金", "fee-refund")]
    [InlineData("許可の期間を延ばしたい 更新", "permit-renewal")]
    [InlineData("期限が切れるので続けたい", "permit-renewal")]
    [InlineData("面積を変更", "permit-change")]
    [InlineData("社名が変わった", "name-change")]
    [InlineData("住所変更", "name-change")]
    [InlineData("会社が合併した", "succession")]
    [InlineData("相続", "succession")]
    [InlineData("権利を譲る", "rights-transfer")]
    [InlineData("使うのをやめる", "use-end")]
    [InlineData("元に戻した", "restoration")]
    [InlineData("工事が終わった", "work-report")]
    [InlineData("着工", "work-report")]
    [InlineData("使用実績の報告", "usage-report")]
    [InlineData("海を埋め立てる", "reclamation-licence")]
    [InlineData("くんじょう", "fumigation")]
    [InlineData("制限区域に入りたい", "restricted-area-entry")]
    [InlineData("許可証をなくした", "permit-reissue")]
    [InlineData("証明書がほしい", "certificate")]
    [InlineData("台帳を見たい", "register-inspection")]
    public void What_was_meant_is_among_the_first_three(string typed, string meant) => Best(typed).ShouldContain(meant, $"{typed} → {string.Join(", ", Best(typed))}");

    [Theory]
    [InlineData("岸壁")]
    [InlineData("給水")]
    [InlineData("入港届")]
    [InlineData("damage")]
    [InlineData("駐車場")]
    [InlineData("船をとめる")]
    [InlineData("船を泊めたい")]
    [InlineData("ふねを とめる")]
    public void A_plain_word_brings_its_procedure_to_the_top(string typed) =>
        Best(typed)[0].ShouldBe(new Dictionary<string, string> { ["岸壁"] = "mooring-use", ["給水"] = "water-supply-use", ["入港届"] = "port-entry", ["damage"] = "damage-report", ["駐車場"] = "parking-use", ["船をとめる"] = "mooring-use", ["船を泊めたい"] = "mooring-use", ["ふねを とめる"] = "mooring-use" }[typed]);

    [Theory]
    [InlineData("aohama")]
    [InlineData("shiomi")]
    [InlineData("chidori")]
    public void An_everyday_word_finds_the_procedure_under_an_authoritys_own_title(string authority)
    {
        var own = DemoProcedures.Of(authority, Guid.CreateVersion7());
        foreach (var typed in new[] { "船をとめる", "船を泊めたい", "ふねを とめる", "岸壁", "係留" })
        {
            new ProcedureFinder().Find(Authority, own, typed)[0].Code.ShouldBe("mooring-use", $"{authority}: {typed}");
        }
    }

    [Fact]
    public void Every_procedure_is_found_by_its_own_name()
    {
        foreach (var one in NationalCatalogue.All)
        {
            Best(one.Name.Ja)[0].ShouldBe(one.Code);
            Best(one.Name.En).ShouldContain(one.Code, one.Name.En);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("　")]
    [InlineData("・・")]
    public void Nothing_typed_shows_everything(string typed) => Finder.Find(Authority, Offered, typed).Count.ShouldBe(Offered.Count);

    [Theory]
    [InlineData("zzzzqqq")]
    [InlineData("牛丼")]
    public void What_is_nowhere_is_not_found(string typed) => Best(typed).ShouldBeEmpty();

    [Fact]
    public void A_search_takes_less_than_twenty_milliseconds()
    {
        Best("岸壁を使いたい");
        var taken = new List<double>();
        for (var i = 0; i < 50; i++)
        {
            var clock = Stopwatch.StartNew();
            Best("臨港地区に倉庫を建てたいので手続を知りたい warehouse");
            taken.Add(clock.Elapsed.TotalMilliseconds);
        }

        taken.Order().ElementAt(25).ShouldBeLessThan(20); // the middle one: a busy machine is no slow search
    }
}
