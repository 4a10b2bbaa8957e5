package dev.kequn.dev.demo;

import java.util.Arrays;
import java.util.List;

/** Made-up names from common parts. */
final class Names {
    private static final List<String> SURNAMES = words("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 "
            + "程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 欧阳 司马");
    private static final List<String> FEMALE =
            words("芳 娜 敏 静 丽 艳 娟 霞 秀英 桂兰 玉兰 婷 雪梅 慧 玲 欣怡 雨涵 梓萱 晓燕 凤英 淑珍 佳怡 海燕 思雨 春梅 素芬 诗涵 美玲 红梅 若兰");
    private static final List<String> MALE =
            words("伟 强 磊 军 洋 勇 杰 涛 明 超 建国 建华 志强 国庆 浩然 宇轩 子豪 文博 海波 德胜 永福 大力 春生 家骏 振华 俊杰 学军 金山 长河 一鸣");
    private static final List<String> PLACES = words("东河 西岭 南浦 北湾 青石 云溪 柳林 桃源 长桥 白沙 龙泉 凤鸣");
    private static final List<String> SHOPS = words("水果店 粮油店 五金店 农资店 小吃店 服装店 药房 茶庄 理发店 超市 面馆 家电维修部 文具店 花店");
    private static final List<String> SHOP_MARKS = words("记 氏 家 福 兴 顺 和");
    private static final List<String> MARKS = words("恒通 广源 瑞丰 金穗 华茂 鼎新 康达 同心 远航 嘉禾 永盛 天合 德润 众诚 立新 宏图");
    private static final List<String> TRADES = words("食品 建材 物流 纺织 农业科技 机械制造 商贸 包装 电子 环保 家具 冷链");

    private static final List<String> CLUSTERS = words("东河建材市场 西岭水果市场 南浦服装城 青石五金城 云溪茶叶市场");

    private Names() {}

    static String person(boolean female, Dice dice) {
        return dice.pick(SURNAMES) + dice.pick(female ? FEMALE : MALE);
    }

    static String shop(Dice dice) {
        return dice.pick(PLACES) + dice.pick(SURNAMES) + dice.pick(SHOP_MARKS) + dice.pick(SHOPS);
    }

    static String company(Dice dice) {
        return dice.pick(PLACES) + dice.pick(MARKS) + dice.pick(TRADES) + "有限公司";
    }

    /** Place names, the branches' too. */
    static List<String> places() {
        return PLACES;
    }

    /** Where small traders sit side by side. */
    static List<String> clusters() {
        return CLUSTERS;
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }
}
