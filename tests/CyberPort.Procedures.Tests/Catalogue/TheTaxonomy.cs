using CyberPort.Procedures.Catalogue;

namespace CyberPort.Procedures.Tests.Catalogue;

/// <summary>
/// 手続の分類: every procedure that the ministry's list of port administration procedures names, by class and kind, as it stands
/// in the customer's document. Whoever drops or moves one has to say so here.
/// </summary>
public sealed class TheTaxonomy
{
    private const string Listed = """
        # 船舶入出港
        入出港届: 入港届（入出港届） / 出港届
        入港料減免・還付申請: 入港料減免申請 / 入港料還付申請
        # 船舶動静
        船舶運航動静通知: 船舶運航動静通知
        # 港湾施設
        係留施設: 係留施設使用許可申請 / 長期係留船舶登録申請
        海側施設（船舶給水施設・船舶廃油処理施設・ひき船・渡船橋）: 船舶給水施設使用許可申請 / 船舶廃油処理施設使用許可申請 / ひき船使用許可申請 / 渡船橋（人道橋）使用許可申請
        陸側施設（荷役機械・上屋・荷さばき地・野積み場・コンテナ用電源）: 荷さばき施設（上屋・荷さばき地）使用許可申請 / 保管施設（野積場）使用許可申請 / 荷役機械（固定式・軌道走行式）使用許可申請 / 移動式施設（移動式荷役機械）使用許可申請 / コンテナ用電源設備使用許可申請
        旅客施設: 旅客施設（旅客乗降用固定施設）使用許可申請 / 待合所使用許可申請 / 旅客施設（ターミナル）使用許可申請
        水域施設: 泊地使用許可申請 / 船溜まり使用許可申請
        臨港交通施設: 駐車施設使用許可申請 / 運河使用許可申請 / 臨港道路使用許可申請 / 鉄道基盤施設使用許可申請 / ヘリポート使用許可申請
        保管施設: 貯木場使用許可申請 / 危険物置場等使用許可申請
        船舶役務用施設: 給油施設使用許可申請 / 船舶保管施設使用許可申請 / 電機施設（陸上電力）使用許可申請
        港湾環境整備施設: 港湾環境整備施設（緑地・広場等）使用許可申請
        港湾厚生施設: 港湾厚生施設使用許可申請
        港湾管理施設: 港湾管理施設（事務所等）使用許可申請 / 港湾管理施設（コンテナターミナル管理棟）使用許可申請
        港湾施設用地: 港湾施設用地使用許可申請 / 船着場地使用許可申請 / ふ頭用地使用許可申請
        移動式施設: 可動橋等使用許可申請
        その他（港湾施設）: 港湾施設（共通）使用許可申請 / 港湾施設（目的外）使用許可申請 / 港湾施設占用許可申請 / 港湾施設内行為許可申請 / 港湾施設滅失・損傷届
        # 港湾区域
        水域又は公共空地の占用: 水域占用許可申請 / 公共空地占用許可申請
        土砂の採取: 土石・土砂採取許可申請
        港湾施設の建設又は改良: 港湾施設建設・改良許可申請
        港湾の開発・利用・保全に著しく支障を与える行為: 港湾区域内行為許可申請 / 国・地方公共団体の協議
        # 臨港地区
        臨港地区内における行為: 臨港地区内行為届出 / 臨港地区内行為届出の氏名等変更届
        臨港地区内における構築物建設: 臨港地区内構築物建設申請
        # その他
        使用料・占用料関連手続: 係留施設使用料減免（免除）申請 / 使用料・占用料減免（免除）申請 / 土石・土砂採取料減免（免除）申請 / 使用料・占用料還付申請 / 給水料補助申請
        権利に関する手続: 権利譲渡許可申請 / 地位承継届
        許可の変更・届出: 許可事項変更許可申請 / 許可期間更新（継続）申請 / 氏名・名称・住所変更届 / 使用（占用）廃止届 / 原状回復届
        工事の着手・しゅん工・完了: 工事着手・しゅん工（完了）届
        実績報告: 施設使用実績報告
        港湾環境整備負担金手続: 港湾環境整備負担金に関する申請
        埋立等関連手続: 公有水面埋立免許申請 / 埋立しゅん功認可申請
        工作物設置関連手続: 工作物設置許可申請 / 工作物（廃止・変更・移転等）申請
        制限区域内立入等手続: 制限区域立入許可申請
        通行・通航許可に関する手続: 通行・通航許可申請
        くん蒸に関する手続: くん蒸施設使用許可申請
        証明書・許可証発行等手続: 証明書交付申請 / 許可証再交付申請 / 港湾台帳閲覧申請
        普通財産・会議室等: 普通財産（借受・貸付・返還）申請 / 会議室等使用申請
        その他の申請等: その他の申請・届出（汎用申請）
        """;

    [Fact]
    public void Every_procedure_of_the_source_is_in_the_catalogue_under_its_class_and_kind()
    {
        var classes = NationalCatalogue.Classes.ToDictionary(c => c.Code, c => c.Name.Ja);
        var groups = NationalCatalogue.Groups.ToDictionary(g => g.Code, g => g.Name.Ja);
        var held = NationalCatalogue.All.Select(p => $"{classes[p.Class]} | {groups[p.Group]} | {p.Name.Ja}");
        held.ShouldBe(Rows(), ignoreOrder: true);
    }

    private static IEnumerable<string> Rows()
    {
        var heading = "";
        foreach (var line in Listed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
            {
                heading = line[2..];
                continue;
            }

            var (group, names) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 2)..]);
            foreach (var name in names.Split(" / "))
            {
                yield return $"{heading} | {group} | {name}";
            }
        }
    }
}
